using System.Text.Json;

namespace Deploy.Local.Services;

/// <summary>A document's live value and its last written form; the two are compared, so that no service has to say what it changed.</summary>
internal sealed class StateDocument(byte[]? written)
{
    private byte[]? _written = written;
    private object? _value;

    public bool Touched { get; set; }

    public T Value<T>(JsonSerializerOptions options) where T : class, new()
    {
        _value ??= _written is null ? new T() : JsonSerializer.Deserialize<T>(_written, options) ?? new T();
        return _value as T
            ?? throw new InvalidOperationException($"This document is a {_value.GetType().Name}, not a {typeof(T).Name}.");
    }

    public byte[]? Bytes(JsonSerializerOptions options) =>
        _value is null ? _written : JsonSerializer.SerializeToUtf8Bytes(_value, _value.GetType(), options);

    /// <summary>Writes it where it has changed since it was last written; one that could not be written is tried again.</summary>
    public void WriteChange(JsonSerializerOptions options, Action<byte[]> write)
    {
        if (!Touched || _value is null)
            return;
        var bytes = Bytes(options)!;
        if (_written is null || !bytes.AsSpan().SequenceEqual(_written))
            write(bytes);
        (_written, Touched) = (bytes, false);
    }
}
