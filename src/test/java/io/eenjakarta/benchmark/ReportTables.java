package io.eenjakarta.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tables that become lists where there is no room for them. Roles are given in words, because browsers take those of a
 * table away when it is no longer laid out as one.
 */
final class ReportTables {

    private static final Set<String> FIGURES = Set.of("een-jakarta", "The peer's", "Ratio", "Samples");

    private static final double EVEN = 0.005;
    private static final double MANY = 100;

    private ReportTables() {}

    /** Those first that were not reached. */
    static String targets(List<Target> all) {
        StringBuilder table = open("What was to be reached", "Target", "Outcome", "Measured", "Why not");
        all.stream().filter(target -> !target.reached()).forEach(target -> table.append(row(target)));
        all.stream().filter(Target::reached).forEach(target -> table.append(row(target)));
        return table.append("</tbody></table>\n").toString();
    }

    private static String row(Target target) {
        String outcome = target.reached()
                ? "<td role=\"cell\" data-label=\"Outcome\" class=\"reached\">reached</td>"
                : "<td role=\"cell\" data-label=\"Outcome\" class=\"missed\"><strong>NOT REACHED</strong></td>";
        return "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">" + Markup.text(target.target()) + "</th>"
                + outcome
                + cell("Measured", "", Markup.text(target.figure()))
                + (target.why().isEmpty() || target.reached()
                        ? cell("Why not", "none", "")
                        : cell("Why not", "", Markup.text(target.why())))
                + "</tr>\n";
    }

    /** What has one name and several peers stands together. */
    static String results(String caption, List<Result> results) {
        StringBuilder table = open(caption, "Measured", "een-jakarta", "Peer", "The peer's", "Ratio", "Samples");
        Map<String, List<Result>> byName =
                results.stream().collect(Collectors.groupingBy(Result::name, LinkedHashMap::new, Collectors.toList()));
        byName.values().forEach(peers -> {
            table.append(row(peers.get(0), true, peers.size()));
            peers.stream().skip(1).forEach(result -> table.append(row(result, false, 0)));
        });
        return table.append("</tbody></table>\n").toString();
    }

    private static String row(Result result, boolean first, int rows) {
        String name = first
                ? "<th role=\"rowheader\" scope=\"rowgroup\" rowspan=\"" + rows + "\">" + Markup.text(result.name())
                        + "</th>"
                : "";
        return "<tr role=\"row\"" + (first ? " class=\"first\"" : "") + ">" + name
                + cell("een-jakarta", "figure", withUnit(result.ours(), result))
                + result.peer()
                        .map(peer -> cell("Peer", "", Markup.text(peer.name()))
                                + cell("The peer's", "figure", withUnit(peer.value(), result))
                                + ratio(peer.ratio()))
                        .orElse(cell("Peer", "none", "") + cell("The peer's", "none", "") + cell("Ratio", "none", ""))
                + cell("Samples", "figure", Markup.figure(result.samples()))
                + "</tr>\n";
    }

    private static String withUnit(double value, Result result) {
        return Markup.figure(value) + " " + Markup.text(result.unit());
    }

    private static String ratio(double ratio) {
        if (!Double.isFinite(ratio)) {
            return cell("Ratio", "figure better", "ours is none");
        }
        boolean even = Math.abs(ratio - 1) < EVEN;
        String kind = even ? "figure" : ratio > 1 ? "figure better" : "figure worse";
        return cell("Ratio", kind, String.format(Locale.ROOT, ratio < MANY ? "%.2f" : "%,.0f", ratio));
    }

    private static String cell(String label, String kind, String content) {
        return "<td role=\"cell\" data-label=\"" + label + "\"" + (kind.isEmpty() ? "" : " class=\"" + kind + "\"")
                + ">" + content + "</td>";
    }

    private static StringBuilder open(String caption, String... columns) {
        StringBuilder table = new StringBuilder("<table role=\"table\" class=\"stacks\"><caption>"
                + Markup.text(caption) + "</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">");
        for (String column : columns) {
            table.append("<th role=\"columnheader\" scope=\"col\""
                            + (FIGURES.contains(column) ? " class=\"figure\">" : ">"))
                    .append(column)
                    .append("</th>");
        }
        return table.append("</tr></thead>\n<tbody role=\"rowgroup\">\n");
    }
}
