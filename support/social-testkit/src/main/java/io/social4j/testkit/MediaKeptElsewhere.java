package io.social4j.testkit;

import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaStore;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** For an engine whose adapter reads its media from a place of its own: says that everything is there, and keeps nothing. */
final class MediaKeptElsewhere implements MediaStore {

    @Override
    public void put(MediaInfo info, InputStream content) {}

    @Override
    public InputStream open(String sha256) throws NoSuchFileException {
        throw new NoSuchFileException(sha256, null, "the adapter under test has its media from elsewhere");
    }

    @Override
    public boolean has(String sha256) {
        return true;
    }

    @Override
    public void remove(String sha256) {}
}
