using System.Text;
using Deploy.Plan.Values;

namespace Deploy.Plan.Json;

/// <summary>
/// Text that was written before, in the place of the values of a list. A long document of which little changed is put together from what is
/// kept of it.
/// </summary>
/// <param name="Text">One or more values with the commas between them, indented for the list that they stand in.</param>
public sealed record JsonPiece(string Text);

/// <summary>A text while it is written: pieces that are there already, and what is written between them.</summary>
internal sealed class JsonPieces
{
    private readonly List<string> _pieces = [];

    /// <summary>What is written at the end. The same object for the whole text.</summary>
    public StringBuilder Open { get; } = new();

    /// <summary>Adds a piece as it is.</summary>
    public void Add(JsonPiece piece)
    {
        Flush();
        _pieces.Add(piece.Text);
    }

    /// <summary>Everything, in order.</summary>
    public EquatableList<string> Close()
    {
        Flush();
        return _pieces.ToEquatableList();
    }

    private void Flush()
    {
        if (Open.Length == 0) return;
        _pieces.Add(Open.ToString());
        Open.Clear();
    }
}
