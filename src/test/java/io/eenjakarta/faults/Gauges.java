package io.eenjakarta.faults;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.eenjakarta.cluster.Node;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.PlatformManagedObject;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What the JVM of a server says about itself, asked from outside. Good until that process ends. */
public final class Gauges implements AutoCloseable {

    private static final ObjectName DIAGNOSTICS = name("com.sun.management:type=DiagnosticCommand");

    private final JMXConnector connector;
    private final MBeanServerConnection connection;

    private Gauges(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.connection = connector.getMBeanServerConnection();
    }

    /** Those of a node that runs. */
    static Gauges of(Node node) throws IOException {
        return of(node.process());
    }

    /** Those of a JVM on this machine, by the number of its process. */
    public static Gauges of(long process) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process));
            try {
                String address = machine.startLocalManagementAgent();
                return new Gauges(JMXConnectorFactory.connect(new JMXServiceURL(address)));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }

    /** Bytes of the heap that are in use after a collection of all garbage, the least of three. */
    public long heap() throws IOException {
        MemoryMXBean memory = bean(MemoryMXBean.class);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /** Bytes of all objects that are in use, after a collection of all garbage. */
    public long liveBytes() throws IOException {
        Matcher total = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)").matcher(histogram());
        if (!total.find()) {
            throw new IOException("a histogram without a total");
        }
        return Long.parseLong(total.group(1));
    }

    /** Bytes that threads have allocated since their start, by the id of each that lives. */
    public Map<Long, Long> allocated() throws IOException {
        com.sun.management.ThreadMXBean threads = bean(com.sun.management.ThreadMXBean.class);
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        Map<Long, Long> all = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0) {
                all.put(ids[i], bytes[i]);
            }
        }
        return all;
    }

    /** CPU time of the process since its start. */
    public Duration cpu() throws IOException {
        return Duration.ofNanos(bean(UnixOperatingSystemMXBean.class).getProcessCpuTime());
    }

    /** Threads that live, platform's only. */
    public int threads() throws IOException {
        return bean(ThreadMXBean.class).getThreadCount();
    }

    /** Files and sockets that are open. */
    public long files() throws IOException {
        return bean(UnixOperatingSystemMXBean.class).getOpenFileDescriptorCount();
    }

    /** Objects of exactly this class that are in use, after a collection of all garbage. */
    public long instances(String className) throws IOException {
        Pattern row =
                Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(className) + "(?: \\(.*\\))?$");
        Matcher found = row.matcher(histogram());
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private String histogram() throws IOException {
        try {
            return connection
                    .invoke(DIAGNOSTICS, "gcClassHistogram", new Object[] {new String[0]}, new String[] {
                        String[].class.getName()
                    })
                    .toString();
        } catch (JMException e) {
            throw new IOException(e);
        }
    }

    private <T extends PlatformManagedObject> T bean(Class<T> type) throws IOException {
        return ManagementFactory.getPlatformMXBean(connection, type);
    }

    private static ObjectName name(String text) {
        try {
            return new ObjectName(text);
        } catch (JMException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
