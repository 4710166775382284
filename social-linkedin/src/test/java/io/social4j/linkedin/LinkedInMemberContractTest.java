package io.social4j.linkedin;

import io.social4j.model.PublishPayload;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.testkit.SandboxedAdapterContract;
import java.util.List;

/** For a member, whose posts nobody can read: what is lost ends with a person. */
final class LinkedInMemberContractTest extends SandboxedAdapterContract {

    LinkedInMemberContractTest() {
        super(new LinkedInAdapterProvider());
    }

    @Override
    protected SandboxAccount account(Sandbox sandbox) {
        return sandbox.newAccount("linkedin", "member");
    }

    @Override
    protected boolean isBlind() {
        return true;
    }

    @Override
    protected PublishPayload validPayload() {
        return PublishPayload.ofText("Good morning from the contract of members");
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        return LinkedInAdapterContractTest.invalid();
    }
}
