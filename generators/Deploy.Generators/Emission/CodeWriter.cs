using System.Text;

namespace Deploy.Generators.Emission;

/// <summary>Writes C# with blocks, four spaces a level and <c>\n</c>.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>A line at the current level; an empty one stays empty.</summary>
    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0) _text.Append(' ', _level * 4).Append(line);
        _text.Append('\n');
        return this;
    }

    /// <summary>Opens a block below a line.</summary>
    public CodeWriter Open(string line)
    {
        Line(line).Line("{");
        _level++;
        return this;
    }

    /// <summary>Closes a block.</summary>
    public CodeWriter Close()
    {
        if (_level == 0) throw new InvalidOperationException("No block is open.");
        _level--;
        return Line("}");
    }

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">A block is still open.</exception>
    public override string ToString() => _level == 0 ? _text.ToString() : throw new InvalidOperationException($"{_level} blocks are open.");
}
