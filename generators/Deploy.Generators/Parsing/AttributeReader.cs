using Deploy.Generators.Model;
using Deploy.Plan.Values;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Parsing;

/// <summary>Reads an attribute of Deploy.Ecs.</summary>
internal static class AttributeReader
{
    /// <summary>The attributes of one symbol, as <see cref="KnownAttributes.Of"/> lists them.</summary>
    public static EquatableList<AttributeModel> ReadAll(AttributeData[] attributes, IAssemblySymbol home) =>
        attributes.Select((attribute, index) => Read(attribute, index, home)).ToEquatableList();

    /// <summary>True where the compiler refuses the attribute or one of its arguments.</summary>
    public static bool HasErrors(AttributeData attribute, CancellationToken cancellation)
    {
        if (attribute.AttributeConstructor is null) return true;
        if (attribute.ConstructorArguments.Any(IsBroken) || attribute.NamedArguments.Any(argument => IsBroken(argument.Value))) return true;

        // The compiler drops a named argument that it cannot bind without a trace.
        return AttributeLocator.SyntaxOf(attribute, cancellation) is { ArgumentList: { } written }
            && (written.ContainsDiagnostics || written.Arguments.Count(argument => argument.NameEquals is not null) != attribute.NamedArguments.Length);
    }

    /// <summary>The property that a constructor's parameter sets.</summary>
    public static string PropertyOf(string parameter) =>
        parameter.Length == 0 ? parameter : char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);

    private static AttributeModel Read(AttributeData attribute, int index, IAssemblySymbol home)
    {
        var arguments = new List<ArgumentModel>(attribute.ConstructorArguments.Length + attribute.NamedArguments.Length);
        var parameters = attribute.AttributeConstructor?.Parameters ?? [];
        for (var i = 0; i < parameters.Length && i < attribute.ConstructorArguments.Length; i++)
        {
            var constant = attribute.ConstructorArguments[i];

            // An open list that nothing was written into is left out, not set to nothing.
            if (parameters[i].IsParams && constant is { Kind: TypedConstantKind.Array, IsNull: false, Values.IsEmpty: true }) continue;
            Add(arguments, PropertyOf(parameters[i].Name), constant, home);
        }

        foreach (var named in attribute.NamedArguments) Add(arguments, named.Key, named.Value, home);
        return new AttributeModel(KnownAttributes.NameOf(attribute), index, arguments.ToEquatableList());
    }

    private static void Add(List<ArgumentModel> arguments, string name, TypedConstant constant, IAssemblySymbol home)
    {
        if (ValueReader.Read(constant, home) is { } value) arguments.Add(new ArgumentModel(name, value));
    }

    private static bool IsBroken(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => true,
        TypedConstantKind.Array => !constant.IsNull && constant.Values.Any(IsBroken),
        TypedConstantKind.Type => constant.Value is ITypeSymbol { TypeKind: TypeKind.Error },
        _ => false,
    };
}
