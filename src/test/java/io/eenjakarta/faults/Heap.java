package io.eenjakarta.faults;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.eenjakarta.cluster.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The heap of a server, filled from outside by {@link HeapBallast}. */
final class Heap {

    private final Node node;
    private final Path agent;

    /** Makes the agent's jar in the folder. */
    Heap(Node node, Path folder) throws IOException {
        this.node = node;
        this.agent = folder.resolve("ballast.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", HeapBallast.class.getName());
        String file = HeapBallast.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(agent);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                InputStream in = HeapBallast.class.getClassLoader().getResourceAsStream(file)) {
            jar.putNextEntry(new JarEntry(file));
            in.transferTo(jar);
        }
    }

    /** Keeps it full from now on but for so many KiB. Blocks until it is. */
    void fill(int left) throws IOException {
        load(Integer.toString(left));
    }

    /** Takes more and more from now on, some MiB in each second. */
    void leak() throws IOException {
        load("leak");
    }

    /** Frees what {@link #fill} and {@link #leak} took. */
    void release() throws IOException {
        load("release");
    }

    private void load(String what) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(node.process()));
            try {
                machine.loadAgent(agent.toString(), what);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new IOException("the agent cannot be loaded", e);
        }
    }
}
