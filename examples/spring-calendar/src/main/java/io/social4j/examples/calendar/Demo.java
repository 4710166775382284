package io.social4j.examples.calendar;

/** The only user of this application. */
final class Demo {

    static final String USER = "demo";

    private Demo() {}
}
