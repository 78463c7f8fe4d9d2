using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Deploy.Local.Logs.Lines;

/// <summary>A line in a file: the JSON array <c>[time, ingested, "message"]</c> and a line feed, which occurs nowhere else.</summary>
internal static class LineFormat
{
    public const byte LineEnd = (byte)'\n';

    // It is no page of a browser: escaping what HTML minds would only make the files longer.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes lines behind each other and returns what the index has to know of each.</summary>
    public static List<LineHead> Write(IBufferWriter<byte> output, IEnumerable<NewLine> lines, long ingested)
    {
        var heads = new List<LineHead>();
        using var json = new Utf8JsonWriter(output, Options);
        foreach (var line in lines)
        {
            // The JSON writer refuses halves of surrogate pairs; the encoding replaces them.
            var text = Encoding.UTF8.GetBytes(line.Message);
            json.WriteStartArray();
            json.WriteNumberValue(line.Time);
            json.WriteNumberValue(ingested);
            json.WriteStringValue(text);
            json.WriteEndArray();
            json.Flush();
            var length = (int)json.BytesCommitted + 1;
            output.GetSpan(1)[0] = LineEnd;
            output.Advance(1);
            json.Reset();
            heads.Add(new LineHead(line.Time, ingested, text.Length, length));
        }

        return heads;
    }

    /// <summary>Reads what the index has to know; false: it is no line of ours, as after a crash of the machine.</summary>
    /// <param name="line">Without its line feed.</param>
    /// <param name="head">The result.</param>
    public static bool TryReadHead(ReadOnlySpan<byte> line, out LineHead head)
    {
        head = default;
        if (!TryRead(line, out var time, out var ingested, out var reader))
            return false;
        var textBytes = reader.ValueIsEscaped ? Encoding.UTF8.GetByteCount(reader.GetString()!) : reader.ValueSpan.Length;
        head = new LineHead(time, ingested, textBytes, line.Length + 1);
        return true;
    }

    /// <summary>Reads a line; null: it is none of ours.</summary>
    /// <param name="line">Without its line feed.</param>
    /// <param name="number">Its number.</param>
    public static StoredLine? Read(ReadOnlySpan<byte> line, long number) =>
        TryRead(line, out var time, out var ingested, out var reader) ? new StoredLine(new LineKey(time, number), ingested, reader.GetString()!) : null;

    private static bool TryRead(ReadOnlySpan<byte> line, out long time, out long ingested, out Utf8JsonReader reader)
    {
        (time, ingested) = (0, 0);
        reader = new Utf8JsonReader(line);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartArray
                && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out time)
                && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out ingested)
                && reader.Read() && reader.TokenType == JsonTokenType.String;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
