using System.Text.Json;
using Deploy.Local.Services;

namespace Deploy.Local.Logs.Lines;

/// <summary><c>stream.json</c> in the folder of a stream.</summary>
/// <param name="Name">The stream's name, of which the folder's is made.</param>
/// <param name="CreatedAt">Milliseconds since 1970.</param>
internal sealed record StreamHeader(string Name, long CreatedAt)
{
    private const string FileName = "stream.json";

    public void Write(string folder) => AtomicFile.Write(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Null where the folder holds no stream.</summary>
    public static StreamHeader? Read(string folder)
    {
        try
        {
            var file = Path.Combine(folder, FileName);
            return File.Exists(file) ? JsonSerializer.Deserialize<StreamHeader>(File.ReadAllBytes(file)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
