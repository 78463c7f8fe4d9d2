using Deploy.ServiceClients.Naming;

namespace Deploy.ServiceClients.Emission;

/// <summary>The constants of all enums of a service, in one file as in the official SDK.</summary>
internal static class EnumEmitter
{
    public static string Emit(EmissionContext context)
    {
        var code = new SourceWriter(context.Namespace, "Amazon.Runtime");
        foreach (var shape in context.Input.Reachability.All.Select(context.Shape).Where(s => s.Enum.Count > 0))
        {
            var name = Identifiers.Pascal(shape.Name);
            code.Line($"/// <summary>Constants of {name}; other values are allowed, because services add some.</summary>");
            code.Open($"public class {name} : ConstantClass");
            foreach (var value in shape.Enum.Order(StringComparer.Ordinal))
                code.Line($"public static readonly {name} {Identifiers.Constant(value)} = new {name}(\"{value}\");");
            code.Line();
            code.Line($"public {name}(string value)");
            code.Line("    : base(value)");
            code.Line("{");
            code.Line("}");
            code.Line();
            code.Line($"public static {name} FindValue(string value) => FindValue<{name}>(value);");
            code.Line();
            code.Line($"public static implicit operator {name}(string value) => FindValue(value);");
            code.Close();
            code.Line();
        }

        return code.ToString().TrimEnd('\n') + "\n";
    }
}
