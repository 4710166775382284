package io.social4j.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A {@link LoopbackPlatform} that runs as another process. */
final class PlatformProcess implements AutoCloseable {

    private static final OkHttpClient CLIENT = new OkHttpClient();

    private final Process process;
    private final String base;

    private PlatformProcess(Process process, int port) {
        this.process = process;
        this.base = "http://127.0.0.1:" + port;
    }

    static PlatformProcess start() throws IOException {
        Process process = java(List.of("-Xmx200m"), LoopbackPlatform.class, List.of());
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String port = out.readLine();
        if (port == null) {
            throw new IOException("The platform did not start");
        }
        return new PlatformProcess(process, Integer.parseInt(port));
    }

    /** Another JVM on the class path of this one. */
    static Process java(List<String> options, Class<?> main, List<String> arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command()
                .addAll(List.of(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        System.getProperty("java.class.path")));
        builder.command().addAll(options);
        builder.command().add(main.getName());
        builder.command().addAll(arguments);
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Where posts are answered after so many milliseconds. */
    URI answeringAfter(long millis) {
        return URI.create(base + "/" + millis);
    }

    /** How many posts have arrived since the last {@link #reset}. */
    int posts() {
        return Integer.parseInt(get("/count"));
    }

    /** How late they were. */
    Lateness lateness() {
        String[] micros = get("/lateness").split(" ", -1);
        return new Lateness(Long.parseLong(micros[0]), Long.parseLong(micros[1]), Long.parseLong(micros[2]));
    }

    void reset() {
        get("/reset");
    }

    private String get(String path) {
        Request request = new Request.Builder().url(base + path).build();
        try (Response response = CLIENT.newCall(request).execute()) {
            return response.body().string();
        } catch (IOException gone) {
            throw new IllegalStateException("The platform is gone", gone);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Microseconds between the time a post was due and its arrival. */
    record Lateness(long half, long most, long all) {}
}
