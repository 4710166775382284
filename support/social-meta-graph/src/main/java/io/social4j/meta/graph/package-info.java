/**
 * What Facebook Pages and Instagram share: calls to the Graph API ({@link io.social4j.meta.graph.GraphApi}), what its errors
 * mean before and at a commit ({@link io.social4j.meta.graph.GraphErrors}), when it wants to be left alone, and how it writes
 * time. Facts are those of Meta's documentation as of September 2026, Graph API v26.0.
 */
@NullMarked
package io.social4j.meta.graph;

import org.jspecify.annotations.NullMarked;
