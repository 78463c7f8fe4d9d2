namespace Deploy.Engine.Files;

/// <summary>Writes a file whole or not at all: half a document on a full disk would be taken for the document.</summary>
internal static class WholeFile
{
    /// <summary>Writes it beside its place first, then moves it there.</summary>
    public static void Write(string path, string text)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
