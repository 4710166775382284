package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The control: a client as it comes does send twice here, so the server can see a double, and the faults provoke one. */
@Timeout(30)
class OkHttpDefaultsTest {

    @ParameterizedTest
    @EnumSource(names = {"CLOSE", "RESET", "STATUS_408", "STATUS_503_RETRY_NOW"})
    void aClientAsItComesSendsTwiceOnAWarmConnectionAndReportsSuccess(Fault fault) throws Exception {
        OkHttpClient plain = new OkHttpClient();
        try (FaultServer server = FaultServer.start()) {
            assertThat(send(plain, new Request.Builder().url(server.uri().toURL())))
                    .isEqualTo(201);
            server.takeRequest();
            server.then(fault);

            int status = send(
                    plain,
                    new Request.Builder()
                            .url(server.uri().toURL())
                            .post(RequestBody.create("{}", MediaType.get("application/json"))));

            assertThat(server.completeRequests()).isEqualTo(2);
            assertThat(status).isEqualTo(201);
        }
    }

    private static int send(OkHttpClient client, Request.Builder request) throws IOException {
        try (Response response = client.newCall(request.build()).execute()) {
            response.body().bytes();
            return response.code();
        }
    }
}
