package io.eenjakarta.vms;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * All pages of a list, for the shipped interfaces and for a portal's own whose page type is a {@link Page}:
 *
 * <pre>{@code
 * Optional<Camera> free = AllPages.stream(token -> api.list(query, 100, token))
 *         .filter(camera -> camera.bridgeId() == null)
 *         .findFirst();
 * }</pre>
 *
 * <p>A page is asked for when it is needed and not before, by the thread that reads the stream and under the grant that this
 * thread then works for. The end is a page whose token is null, absent or empty; its size says nothing. A token that comes
 * again would go round for ever: the walk ends there, with a line in the log, as it does after too many pages. Trouble with a
 * page is a {@link VmsException} out of the reading. A closed stream asks for nothing more; one that is not closed holds
 * nothing either.
 */
public final class AllPages {

    /** How many pages are asked for unless something else is said. */
    public static final int MOST = 1000;

    private AllPages() {}

    /**
     * What is on the pages, {@value #MOST} of them at most.
     *
     * @param page the page of a token; null stands for the first
     */
    public static <T> Stream<T> stream(Function<String, ? extends Page<T>> page) {
        return stream(page, MOST);
    }

    /**
     * What is on the pages.
     *
     * @param page the page of a token; null stands for the first
     * @param most how many pages are asked for at most
     */
    public static <T> Stream<T> stream(Function<String, ? extends Page<T>> page, int most) {
        PageWalk<? extends Page<T>> walk = new PageWalk<>(page, most);
        return StreamSupport.stream(new OneByOne<>(new Items<>(walk)), false).onClose(walk::close);
    }

    /**
     * The pages themselves, where more of them matters than what they list.
     *
     * @param page the page of a token; null stands for the first
     * @param most how many pages are asked for at most
     */
    public static <P extends Page<?>> Stream<P> pages(Function<String, P> page, int most) {
        PageWalk<P> walk = new PageWalk<>(page, most);
        return StreamSupport.stream(new OneByOne<>(walk), false).onClose(walk::close);
    }

    /** What is on one page after the other. */
    private static final class Items<T> implements Iterator<T> {
        private final Iterator<? extends Page<T>> pages;
        private Iterator<T> here = List.<T>of().iterator();

        Items(Iterator<? extends Page<T>> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            while (!here.hasNext() && pages.hasNext()) {
                List<T> results = pages.next().results();
                here = results == null
                        ? List.<T>of().iterator()
                        : results.stream().filter(Objects::nonNull).iterator();
            }
            return here.hasNext();
        }

        @Override
        public T next() {
            hasNext();
            return here.next();
        }
    }

    /** Never divided among threads: another one may have no grant to work for. */
    private record OneByOne<T>(Iterator<? extends T> items) implements Spliterator<T> {

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            boolean more = items.hasNext();
            if (more) {
                action.accept(items.next());
            }
            return more;
        }

        @Override
        public Spliterator<T> trySplit() {
            return null;
        }

        @Override
        public long estimateSize() {
            return Long.MAX_VALUE;
        }

        @Override
        public int characteristics() {
            return ORDERED | NONNULL;
        }
    }
}
