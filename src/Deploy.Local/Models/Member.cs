using System.Text.Json.Nodes;

namespace Deploy.Local.Models;

/// <summary>A reference to a shape from a structure, list or map, with its name on the wire.</summary>
public sealed class Member
{
    private readonly ServiceModel _model;
    private readonly string _shape;

    internal Member(string name, JsonObject json, ServiceModel model)
    {
        _model = model;
        _shape = (string)json["shape"]!;
        Name = name;
        LocationName = (string?)json["locationName"];
        QueryName = (string?)json["queryName"];
        Location = (string?)json["location"];
        Flattened = ModelJson.Flag(json["flattened"]);
        TimestampFormat = (string?)json["timestampFormat"];
        IdempotencyToken = ModelJson.Flag(json["idempotencyToken"]);
    }

    public string Name { get; }

    public Shape Shape => _model.Shape(_shape);

    public string? LocationName { get; }

    public string? QueryName { get; }

    /// <summary>restJson1: uri, querystring, header or statusCode; null stands for the body.</summary>
    public string? Location { get; }

    public bool Flattened { get; }

    public string? TimestampFormat { get; }

    /// <summary>Clients fill it in themselves when the caller leaves it out.</summary>
    public bool IdempotencyToken { get; }

    /// <summary>The name in JSON and XML documents.</summary>
    public string WireName => LocationName ?? Name;
}
