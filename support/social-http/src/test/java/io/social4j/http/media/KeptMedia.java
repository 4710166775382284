package io.social4j.http.media;

import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A store in memory. One thread. */
class KeptMedia implements MediaStore {

    final Map<String, byte[]> kept = new LinkedHashMap<>();

    @Override
    public void put(MediaInfo info, InputStream content) throws IOException {
        kept.put(info.sha256(), content.readAllBytes());
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        byte[] content = kept.get(sha256);
        if (content == null) {
            throw new NoSuchFileException(sha256);
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public boolean has(String sha256) {
        return kept.containsKey(sha256);
    }

    @Override
    public void remove(String sha256) {
        kept.remove(sha256);
    }
}
