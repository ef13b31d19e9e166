package io.eenjakarta.portal;

import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.Listed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/**
 * A list as a file to download. It is read and sent page by page, so its length costs no memory; one that could not be read to
 * its end says so in its last line.
 *
 * @param name of the file
 * @param columns their headings
 * @param pages of the list
 * @param row the fields of an entry
 */
record CsvSheet<T extends Listed>(
        String name, List<String> columns, Function<ListPage<T>, List<T>> pages, Function<T, List<String>> row) {

    static final String INCOMPLETE = "INCOMPLETE: the vault's database did not answer. Download it again.";

    /** Reads the first page before anything is sent: what fails then is an ordinary failure. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ListPage<T> page = ListPage.first(ListPage.MOST);
        List<T> entries = pages.apply(page);
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + '"');
        PrintWriter out = response.getWriter();
        out.write(Csv.line(columns));
        while (true) {
            entries.forEach(entry -> out.write(Csv.line(row.apply(entry))));
            if (entries.size() < page.most() || out.checkError()) {
                return;
            }
            page = page.behind(entries.get(entries.size() - 1));
            try {
                entries = pages.apply(page);
            } catch (RuntimeException away) {
                PageLog.failed(SupportCode.random(), Failures.page(away), request, away);
                out.write(Csv.line(List.of(INCOMPLETE)));
                return;
            }
        }
    }
}
