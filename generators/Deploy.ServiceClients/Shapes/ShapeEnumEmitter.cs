using Deploy.ServiceClients.Emission;
using Deploy.ServiceClients.Model;
using Deploy.ServiceClients.Naming;

namespace Deploy.ServiceClients.Shapes;

/// <summary>An enum as a C# enum, each value with AWS's spelling.</summary>
internal static class ShapeEnumEmitter
{
    public static string Emit(ShapeSet set, Shape shape)
    {
        var name = set.NameOf(shape);
        var twice = shape.Enum.GroupBy(Identifiers.EnumValue).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new GenerationException($"{set.Selection.Model}: the values {string.Join(" and ", twice)} of {name} both become {twice.Key}.");
        var code = new SourceWriter(set.Namespace, isNullable: true, "System.Runtime.Serialization");
        code.Line($"/// <summary>Values of AWS's <c>{name}</c>.</summary>");
        code.Open($"public enum {name}");
        var isFirst = true;
        foreach (var value in shape.Enum)
        {
            if (!isFirst) code.Line();
            isFirst = false;
            code.Line($"/// <summary><c>{value}</c></summary>");
            code.Line($"[EnumMember(Value = \"{value}\")]");
            code.Line($"{Identifiers.EnumValue(value)},");
        }

        code.Close();
        return code.ToString();
    }
}
