using System.Text.Json;

namespace Deploy.Aws.Runtime.Json;

/// <summary>A response or structure that reads the members it knows from a JSON object.</summary>
internal interface IJsonOutput<TSelf>
    where TSelf : IJsonOutput<TSelf>
{
    static abstract TSelf Read(JsonElement json);
}
