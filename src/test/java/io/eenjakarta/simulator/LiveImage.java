package io.eenjakarta.simulator;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws what a camera sees: a scene that is the camera's own, with something moving and the moment written on it. */
final class LiveImage {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int HORIZON = 190;
    private static final long CROSSING_MILLIS = 20_000;
    /** Without it, ids that follow each other give nearly the same colours. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /** 640 by 360. The same camera at the same millisecond gives the same bytes. */
    byte[] jpeg(DemoData.Camera camera, Instant moment) {
        return jpeg(camera, moment, WIDTH, HEIGHT, true);
    }

    /** The same in another size, the moment written on it or not. */
    byte[] jpeg(DemoData.Camera camera, Instant moment, int width, int height, boolean timestamp) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.scale((double) width / WIDTH, (double) height / HEIGHT);
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            Random shapes = new Random(camera.id().hashCode() * SPREAD);
            float hue = shapes.nextFloat();
            scene(canvas, shapes, hue);
            vehicle(canvas, hue, moment.toEpochMilli() + shapes.nextInt((int) CROSSING_MILLIS));
            captions(canvas, camera, timestamp ? MOMENT.format(moment) + " UTC" : "");
        } finally {
            canvas.dispose();
        }
        return labelled(encoded(image), camera);
    }

    private static void scene(Graphics2D canvas, Random shapes, float hue) {
        Color sky = Color.getHSBColor(hue, .35f, .85f);
        canvas.setPaint(new GradientPaint(0, 0, sky.darker(), 0, HORIZON, sky.brighter()));
        canvas.fillRect(0, 0, WIDTH, HORIZON);
        Color ground = Color.getHSBColor(hue + .5f, .12f, .45f);
        canvas.setPaint(
                new GradientPaint(0, HORIZON, ground, 0, HEIGHT, ground.darker().darker()));
        canvas.fillRect(0, HORIZON, WIDTH, HEIGHT - HORIZON);
        for (int x = -20; x < WIDTH; ) {
            int width = 45 + shapes.nextInt(80);
            int height = 35 + shapes.nextInt(110);
            building(canvas, shapes, Color.getHSBColor(shapes.nextFloat(), .4f, .55f), x, width, height);
            x += width + shapes.nextInt(25);
        }
        canvas.setColor(new Color(255, 255, 255, 70));
        for (int x = 10; x < WIDTH; x += 70) {
            canvas.fillRect(x, 292, 40, 5);
        }
    }

    private static void building(Graphics2D canvas, Random shapes, Color colour, int x, int width, int height) {
        canvas.setColor(colour);
        canvas.fillRect(x, HORIZON - height, width, height + 14);
        canvas.setColor(new Color(255, 240, 190, 150));
        for (int wx = x + 8; wx < x + width - 12; wx += 18) {
            for (int wy = HORIZON - height + 10; wy < HORIZON - 12; wy += 20) {
                if (shapes.nextInt(3) > 0) {
                    canvas.fillRect(wx, wy, 9, 11);
                }
            }
        }
    }

    private static void vehicle(Graphics2D canvas, float hue, long millis) {
        int x = (int) (Math.floorMod(millis, CROSSING_MILLIS) * (WIDTH + 140) / CROSSING_MILLIS) - 130;
        canvas.setColor(new Color(0, 0, 0, 90));
        canvas.fillOval(x - 4, 283, 128, 14);
        canvas.setColor(Color.getHSBColor(hue + .45f, .75f, .85f));
        canvas.fillRect(x, 234, 82, 46);
        canvas.setColor(Color.getHSBColor(hue + .45f, .6f, .6f));
        canvas.fillRect(x + 84, 248, 32, 32);
        canvas.setColor(new Color(205, 232, 250));
        canvas.fillRect(x + 98, 253, 14, 12);
        canvas.setColor(Color.DARK_GRAY);
        for (int wheel : new int[] {12, 56, 92}) {
            canvas.fillOval(x + wheel, 270, 20, 20);
        }
    }

    private static void captions(Graphics2D canvas, DemoData.Camera camera, String moment) {
        canvas.setColor(new Color(0, 0, 0, 150));
        canvas.fillRect(0, 0, WIDTH, 34);
        canvas.fillRect(0, HEIGHT - 30, WIDTH, 30);
        canvas.setColor(Color.WHITE);
        PixelFont.draw(canvas, camera.name(), 12, 7, 3);
        PixelFont.draw(canvas, camera.id(), WIDTH - 112, 10, 2);
        PixelFont.draw(canvas, moment, 12, HEIGHT - 22, 2);
        PixelFont.draw(canvas, "simulated", WIDTH - 124, HEIGHT - 22, 2);
    }

    /** A comment in it names the camera, for those who cannot read what is drawn. */
    private static byte[] labelled(byte[] jpeg, DemoData.Camera camera) {
        byte[] comment = ("simulated camera " + camera.id()).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream labelled = new ByteArrayOutputStream(jpeg.length + comment.length + 4);
        labelled.write(jpeg, 0, 2);
        labelled.write(0xff);
        labelled.write(0xfe);
        labelled.write(0);
        labelled.write(comment.length + 2);
        labelled.writeBytes(comment);
        labelled.write(jpeg, 2, jpeg.length - 2);
        return labelled.toByteArray();
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
