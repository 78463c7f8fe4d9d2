using Deploy.ServiceClients.Model;

namespace Deploy.ServiceClients.Shapes;

/// <summary>A kind of value that a plan holds.</summary>
internal abstract record ShapeValue
{
    /// <summary>Text, a number or a flag, by its C# type.</summary>
    public sealed record Plain(string Type) : ShapeValue;

    /// <summary>One of AWS's enums.</summary>
    public sealed record Enum(Shape Shape) : ShapeValue;

    /// <summary>The name or ARN of another resource.</summary>
    public sealed record Reference : ShapeValue;

    /// <summary>A point in time.</summary>
    public sealed record Time : ShapeValue;

    /// <summary>Any JSON.</summary>
    public sealed record Document : ShapeValue;

    /// <summary>A structure.</summary>
    public sealed record Record(Shape Shape) : ShapeValue;

    /// <summary>From text to text.</summary>
    public sealed record Map : ShapeValue;

    /// <summary>Several of one kind.</summary>
    public sealed record List(ShapeValue Item) : ShapeValue;
}
