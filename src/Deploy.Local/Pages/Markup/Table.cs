namespace Deploy.Local.Pages.Markup;

/// <summary>
/// A table with a caption. On narrow screens each row is a block whose cells say what they are; the roles keep it a table for whoever hears it.
/// </summary>
internal static class Table
{
    /// <param name="caption">What its rows are.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="rows">The rows, whose first cell names them.</param>
    /// <param name="none">What to say where there are none.</param>
    public static Html Of(string caption, IReadOnlyList<string> columns, IEnumerable<Row> rows, string none = "")
    {
        var all = rows.ToList();
        return all.Count == 0
            ? none.Length == 0 ? Html.None : $"""<p class="none">{none}</p>"""
            : (Html)$"""
              <table role="table">
              <caption>{caption}</caption>
              <thead role="rowgroup"><tr role="row">{columns.Select<string, Html>(column => $"""<th role="columnheader" scope="col">{column}</th>""")}</tr></thead>
              <tbody role="rowgroup">{all.Select(row => Of(columns, row))}</tbody>
              </table>
              """;
    }

    private static Html Of(IReadOnlyList<string> columns, Row row) =>
        $"""<tr role="row" id="{row.Id}">{row.Cells.Select((cell, i) => Cell(columns[i], cell, isFirst: i == 0))}</tr>""";

    private static Html Cell(string column, Html cell, bool isFirst) => isFirst
        ? $"""<th role="rowheader" scope="row">{cell}</th>"""
        : (Html)$"""<td role="cell" data-label="{column}"><div>{cell}</div></td>""";
}

/// <summary>A row of a table.</summary>
/// <param name="Id">The same each time that it is shown, and unlike all others of the page.</param>
/// <param name="Cells">One for each column.</param>
internal sealed record Row(string Id, params Html[] Cells);
