using System.Text.Json;

namespace Deploy.Engine.Images.Assemblies;

/// <summary>Texts of a program on one line, so that no text can look like something else.</summary>
internal static class Quoted
{
    /// <summary>The text in quotes. Every character counts, half a surrogate pair too.</summary>
    public static string Text(string text) =>
        text.All(c => !char.IsSurrogate(c)) ? JsonSerializer.Serialize(text) : $"\"{string.Concat(text.Select(c => c is >= ' ' and < (char)127 and not '"' and not '\\' ? c.ToString() : $"\\u{(int)c:x4}"))}\"";
}
