using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Generators;

/// <summary>
/// A source text that stays in pieces. Two versions of a long generated file share what they have in common; put together, each would be a
/// new string of megabytes.
/// </summary>
internal sealed class PiecedText : SourceText
{
    private readonly string[] _pieces;
    private readonly int[] _starts;

    /// <summary>The text of some pieces, one after the other.</summary>
    public PiecedText(IEnumerable<string> pieces)
    {
        _pieces = [.. pieces.Where(piece => piece.Length > 0)];
        _starts = new int[_pieces.Length];
        for (var i = 0; i < _pieces.Length; i++)
        {
            _starts[i] = Length;
            Length += _pieces[i].Length;
        }
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override int Length { get; }

    /// <inheritdoc/>
    public override char this[int position]
    {
        get
        {
            var piece = PieceAt(position);
            return _pieces[piece][position - _starts[piece]];
        }
    }

    /// <inheritdoc/>
    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        for (var piece = count == 0 ? 0 : PieceAt(sourceIndex); count > 0; piece++)
        {
            var offset = sourceIndex - _starts[piece];
            var length = Math.Min(count, _pieces[piece].Length - offset);
            _pieces[piece].CopyTo(offset, destination, destinationIndex, length);
            sourceIndex += length;
            destinationIndex += length;
            count -= length;
        }
    }

    private int PieceAt(int position)
    {
        var found = Array.BinarySearch(_starts, position);
        return found >= 0 ? found : ~found - 1;
    }
}
