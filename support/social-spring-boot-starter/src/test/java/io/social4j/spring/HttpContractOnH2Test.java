package io.social4j.spring;

class HttpContractOnH2Test extends HttpContract {

    HttpContractOnH2Test() {
        super(Host.start(Host.memory()));
    }
}
