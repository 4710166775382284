package io.social4j.spring.web;

/** A type of the HTTP contract: read and written by {@link WireConverter} alone, however the application's own JSON is set up. */
interface Wire {}
