namespace Deploy.ServiceClients.Model;

/// <summary>A service model in botocore's form, reduced to what is generated from.</summary>
public sealed record ServiceModel(
    string ServiceId,
    string ApiVersion,
    string EndpointPrefix,
    string SigningName,
    string TargetPrefix,
    bool IsGlobal,
    Protocol Protocol,
    string Uid,
    IReadOnlyDictionary<string, Operation> Operations,
    IReadOnlyDictionary<string, Shape> Shapes);

/// <summary>The wire protocols that can be generated.</summary>
public enum Protocol
{
    /// <summary>awsJson1.1.</summary>
    AwsJson,

    /// <summary>restJson1.</summary>
    RestJson,

    /// <summary>awsQuery.</summary>
    Query,
}

/// <summary>An operation; input and output are null where the model has none.</summary>
public sealed record Operation(
    string Name, string Method, string Path, string? Input, string? Output, string? ResultWrapper, IReadOnlyList<string> Errors);

/// <summary>The kinds of shapes.</summary>
public enum ShapeKind
{
    /// <summary>A class.</summary>
    Structure,

    /// <summary>A list.</summary>
    List,

    /// <summary>A dictionary with string keys.</summary>
    Map,

    /// <summary>Text, or an enum where the shape has values.</summary>
    String,

    /// <summary>32 bits.</summary>
    Integer,

    /// <summary>64 bits.</summary>
    Long,

    /// <summary>Double precision.</summary>
    Double,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A point in time.</summary>
    Timestamp,

    /// <summary>Bytes.</summary>
    Blob,
}

/// <summary>A named type of the model.</summary>
public sealed record Shape(string Name, ShapeKind Kind)
{
    /// <summary>Members of a structure, in the model's order.</summary>
    public IReadOnlyList<Member> Members { get; init; } = [];

    /// <summary>The shape of a list's items.</summary>
    public string Item { get; init; } = "";

    /// <summary>The element name of a list's items in XML and form parameters.</summary>
    public string ItemName { get; init; } = "member";

    /// <summary>The shape of a map's values.</summary>
    public string Value { get; init; } = "";

    /// <summary>Values of an enum; empty for other shapes.</summary>
    public IReadOnlyList<string> Enum { get; init; } = [];

    /// <summary>True for an error.</summary>
    public bool IsException { get; init; }

    /// <summary>The error's code on the wire.</summary>
    public string ErrorCode { get; init; } = "";

    /// <summary>True where any JSON is allowed.</summary>
    public bool IsDocument { get; init; }

    /// <summary>True where the value must not be shown.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Least length, count or value.</summary>
    public long? Min { get; init; }

    /// <summary>Greatest length, count or value.</summary>
    public long? Max { get; init; }

    /// <summary>The timestamp format where the model overrides the protocol's.</summary>
    public string? TimestampFormat { get; init; }
}

/// <summary>A member of a structure.</summary>
public sealed record Member(string Name, string Shape)
{
    /// <summary>The name on the wire.</summary>
    public string WireName { get; init; } = Name;

    /// <summary>Where it goes: <c>uri</c>, <c>querystring</c> or null for the body.</summary>
    public string? Location { get; init; }

    /// <summary>True where the service demands it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True where the client fills in a random value.</summary>
    public bool IsIdempotencyToken { get; init; }

    /// <summary>True where the service discourages it.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>The timestamp format where the member overrides its shape's.</summary>
    public string? TimestampFormat { get; init; }
}
