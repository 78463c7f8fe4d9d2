namespace Deploy.Local.Pages.Markup;

/// <summary>A page without its frame.</summary>
internal sealed record View
{
    /// <summary>Its heading, and what the window is named after.</summary>
    public required string Title { get; init; }

    /// <summary>The entry of the navigation that it belongs to; null: none.</summary>
    public string? Section { get; init; }

    /// <summary>Above what changes.</summary>
    public Html Above { get; init; }

    /// <summary>What changes; a browser with script asks for this alone every second or two.</summary>
    public required Html Live { get; init; }

    /// <summary>Below what changes: forms that somebody may be writing in.</summary>
    public Html Below { get; init; }
}
