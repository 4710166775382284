package io.social4j.spring;

class HttpContractOnPostgresTest extends HttpContract {

    HttpContractOnPostgresTest() {
        super(Host.start(Postgres.url()));
    }
}
