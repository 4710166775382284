package io.social4j.spring.web;

/** A post stands otherwise than before. */
record PostUpdated(String id, String status) implements Wire {}
