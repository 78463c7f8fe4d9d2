namespace Deploy.Local.Services;

/// <summary>A service that has something to show on the start page.</summary>
public interface IOverview
{
    /// <summary>The Regions in which it ever had something.</summary>
    IReadOnlyList<string> Regions { get; }

    /// <summary>What it has in a Region now. Called with the gate held.</summary>
    IEnumerable<OverviewTable> Tables(string region);
}

/// <summary>A table of the start page.</summary>
/// <param name="Title">What its rows are.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">Plain texts, one for each column.</param>
public sealed record OverviewTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
