using System.Text.Encodings.Web;
using System.Text.Json;

namespace Deploy.Aws.Runtime.Json;

/// <summary>Writes a request as a JSON object.</summary>
internal static class JsonBody
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IJsonInput input)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
            JsonInput.Structure(json, input);
        return buffer.ToArray();
    }
}
