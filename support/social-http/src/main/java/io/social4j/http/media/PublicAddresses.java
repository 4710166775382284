package io.social4j.http.media;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Which IP addresses anybody on the internet can have. Everything the special-purpose registries of the IANA (RFC 6890, as of
 * 2025) do not leave to the public is refused: this machine, private and carrier networks, link-local, documentation,
 * benchmarks, multicast, and all that carries an IPv4 address inside (mapped, NAT64, 6to4, Teredo).
 */
final class PublicAddresses {

    private static final Block[] NOT_V4 = {
        v4(0, 0, 0, 8),
        v4(10, 0, 0, 8),
        v4(100, 64, 0, 10),
        v4(127, 0, 0, 8),
        v4(169, 254, 0, 16),
        v4(172, 16, 0, 12),
        v4(192, 0, 0, 24),
        v4(192, 0, 2, 24),
        v4(192, 88, 99, 24),
        v4(192, 168, 0, 16),
        v4(198, 18, 0, 15),
        v4(198, 51, 100, 24),
        v4(203, 0, 113, 24),
        v4(224, 0, 0, 4),
        v4(240, 0, 0, 4)
    };

    /** Of IPv6 only this is given to anybody. */
    private static final Block GLOBAL = v6(0x2000, 0, 3);

    private static final Block[] NOT_GLOBAL = {
        v6(0x2001, 0, 23), v6(0x2001, 0x0db8, 32), v6(0x2002, 0, 16), v6(0x3fff, 0, 20)
    };

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isInNone(bytes, NOT_V4);
        }
        return GLOBAL.contains(bytes) && isInNone(bytes, NOT_GLOBAL);
    }

    private static boolean isInNone(byte[] address, Block[] blocks) {
        for (Block block : blocks) {
            if (block.contains(address)) {
                return false;
            }
        }
        return true;
    }

    private static Block v4(int first, int second, int third, int bits) {
        return new Block((first << 24) | (second << 16) | (third << 8), bits);
    }

    private static Block v6(int first, int second, int bits) {
        return new Block((first << 16) | second, bits);
    }

    /** Addresses that begin alike; no block here is longer than 32 bits. */
    private record Block(int start, int bits) {

        boolean contains(byte[] address) {
            int head = ByteBuffer.wrap(address).getInt();
            int mask = -1 << (32 - bits);
            return (head & mask) == (start & mask);
        }
    }
}
