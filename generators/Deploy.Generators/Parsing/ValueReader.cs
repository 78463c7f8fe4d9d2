using Deploy.Generators.Model;
using Deploy.Plan.Values;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Parsing;

/// <summary>Turns what the compiler knows of an argument's value into a value without symbols.</summary>
internal static class ValueReader
{
    /// <summary>The value; null for <c>null</c>, which is the same as leaving the argument out.</summary>
    public static ArgumentValue? Read(TypedConstant constant, IAssemblySymbol home) => constant.Kind switch
    {
        TypedConstantKind.Error => BrokenValue.Instance,
        TypedConstantKind.Array when constant.IsNull => null,
        TypedConstantKind.Array => new ListValue(constant.Values.Select(item => Read(item, home) ?? NullValue.Instance).ToEquatableList()),
        TypedConstantKind.Type => ReadType(constant.Value as ITypeSymbol, home),
        TypedConstantKind.Enum => MemberOf(constant) is { } member ? new ChoiceValue(member) : UnknownChoice(constant),
        _ => constant.Value switch
        {
            null => null,
            string text => new TextValue(text),
            int number => new NumberValue(number),
            bool flag => new FlagValue(flag),
            _ => BrokenValue.Instance,
        },
    };

    /// <summary>The name of a class. A generic class is one name, whatever its type arguments are.</summary>
    public static TypeReference ReferenceTo(INamedTypeSymbol type, IAssemblySymbol home)
    {
        type = type.OriginalDefinition;
        var assembly = type.ContainingAssembly;
        var isHome = assembly is null || SymbolEqualityComparer.Default.Equals(assembly, home);
        return new TypeReference(MetadataNameOf(type), type.Name, isHome ? null : assembly!.Name);
    }

    private static ArgumentValue? ReadType(ITypeSymbol? type, IAssemblySymbol home) => type switch
    {
        null => null,
        INamedTypeSymbol { TypeKind: not TypeKind.Error } named => new TypeValue(ReferenceTo(named, home)),
        { TypeKind: TypeKind.Error } => BrokenValue.Instance,

        // An array, for instance: no class, and so none that declares anything.
        _ => new TypeValue(new TypeReference(type.ToDisplayString(), type.ToDisplayString(), null)),
    };

    private static UnknownChoiceValue UnknownChoice(TypedConstant constant) => new(
        Convert.ToString(constant.Value, System.Globalization.CultureInfo.InvariantCulture),
        constant.Type?.Name ?? "",
        MembersOf(constant).Select(field => field.Name).ToEquatableList());

    private static IEnumerable<IFieldSymbol> MembersOf(TypedConstant constant) =>
        constant.Type?.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue) ?? [];

    private static string? MemberOf(TypedConstant constant) =>
        MembersOf(constant).FirstOrDefault(field => Equals(field.ConstantValue, constant.Value))?.Name;

    private static string MetadataNameOf(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer) return $"{MetadataNameOf(outer)}+{type.MetadataName}";
        return type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? $"{space.ToDisplayString()}.{type.MetadataName}"
            : type.MetadataName;
    }
}
