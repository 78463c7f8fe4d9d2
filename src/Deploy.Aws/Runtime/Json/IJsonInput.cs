using System.Text.Json;

namespace Deploy.Aws.Runtime.Json;

/// <summary>A request or structure that writes its set members into the JSON object being written.</summary>
internal interface IJsonInput
{
    void Write(Utf8JsonWriter json);
}
