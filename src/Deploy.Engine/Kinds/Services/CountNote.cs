using System.Globalization;

namespace Deploy.Engine.Kinds.Services;

/// <summary>
/// What the tag of a service says of its declared count: <c>3</c>; or <c>3 from 5</c> while an update with other changes is on its way, which
/// a run that dies in between leaves for the next one to read.
/// </summary>
/// <param name="Declared">The count that is declared.</param>
/// <param name="From">The count that the service had before; null: the update is done.</param>
internal readonly record struct CountNote(int Declared, int? From = null)
{
    private const string Separator = " from ";

    /// <summary>The note; null where the text is none.</summary>
    public static CountNote? Parse(string? text)
    {
        var parts = (text ?? "").Split(Separator);
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var declared)) return null;
        return parts.Length == 1 ? new CountNote(declared)
            : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? new CountNote(declared, from)
            : null;
    }

    /// <summary>The count that was declared when the live one was written: the earlier one, where the update did not come to it.</summary>
    public int CountedFor(int? live) => From is { } from && live == from ? from : Declared;

    /// <summary>As the tag has it.</summary>
    public override string ToString() =>
        From is { } from ? string.Create(CultureInfo.InvariantCulture, $"{Declared}{Separator}{from}") : Declared.ToString(CultureInfo.InvariantCulture);
}
