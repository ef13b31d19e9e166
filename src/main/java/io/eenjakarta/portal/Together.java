package io.eenjakarta.portal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Several asked at once, on threads of their own, and waited for no longer than one time for all of them. A question that is
 * late is left to its own end, and nobody asks it who has not begun. Thread-safe.
 */
final class Together {

    private final Executor threads;
    private final Duration longest;

    Together(Executor threads, Duration longest) {
        this.threads = threads;
        this.longest = longest;
    }

    /**
     * An answer for each, in their order. Throws what {@code ask} throws in time.
     *
     * @param late the answer of one that gave none in time, or found no thread
     */
    <Q, A> List<A> ask(List<Q> all, Function<Q, A> ask, Function<Q, A> late) {
        long end = System.nanoTime() + longest.toNanos();
        List<FutureTask<A>> asked =
                all.stream().map(one -> started(() -> ask.apply(one))).toList();
        List<A> answers = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            answers.add(answer(asked.get(i), end, all.get(i), late));
        }
        return answers;
    }

    /**
     * One question, asked meanwhile; the time runs from now.
     *
     * @param otherwise the answer when there is none in time, or the question failed
     */
    <A> Supplier<A> begin(Callable<A> question, A otherwise) {
        long end = System.nanoTime() + longest.toNanos();
        FutureTask<A> task = started(question);
        return () -> {
            try {
                return answer(task, end, question, late -> otherwise);
            } catch (RuntimeException trouble) {
                return otherwise;
            }
        };
    }

    private <A> FutureTask<A> started(Callable<A> question) {
        FutureTask<A> task = new FutureTask<>(question);
        try {
            threads.execute(task);
        } catch (RejectedExecutionException noThread) {
            task.cancel(false);
        }
        return task;
    }

    private static <Q, A> A answer(FutureTask<A> task, long end, Q one, Function<Q, A> late) {
        try {
            return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | CancellationException tooLate) {
            task.cancel(false);
            return late.apply(one);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            task.cancel(false);
            return late.apply(one);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
