using System.Reflection;
using System.Reflection.Metadata;

namespace Deploy.Engine.Images.Assemblies;

/// <summary>
/// Tells types that are no code: classes that only carry declarations (the compiler erases those), the typed class of a plan, and helpers that the compiler
/// adds. They count only where something that counts uses them.
/// </summary>
internal sealed class UnusedTypes(MetadataReader metadata, MetadataNames names, AttributeText attributes)
{
    private const string Ours = "Deploy.Ecs";
    private const string EqualityContract = "EqualityContract";
    private const byte LoadThis = 0x02;
    private const byte Call = 0x28;
    private const byte Nothing = 0x00;
    private const byte Return = 0x2A;

    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        AttributeText.CompilerGenerated, "System.Runtime.CompilerServices.NullableAttribute", "System.Runtime.CompilerServices.NullableContextAttribute",
    };

    /// <summary>Whether a type counts only where it is used.</summary>
    public bool Contains(TypeDefinitionHandle handle, Func<MethodDefinition, byte[]> codeOf)
    {
        var type = metadata.GetTypeDefinition(handle);
        return IsTypedPlan(type)
            || (attributes.Has(type.GetCustomAttributes(), AttributeText.Embedded) && attributes.Has(type.GetCustomAttributes(), AttributeText.CompilerGenerated))
            || HoldsNothing(handle, type, codeOf);
    }

    private bool IsTypedPlan(TypeDefinition type) =>
        attributes.Has(type.GetCustomAttributes(), AttributeText.GeneratedCode, Ours)
        || (!type.GetDeclaringType().IsNil && IsTypedPlan(metadata.GetTypeDefinition(type.GetDeclaringType())));

    private bool HoldsNothing(TypeDefinitionHandle handle, TypeDefinition type, Func<MethodDefinition, byte[]> codeOf) =>
        !type.Attributes.HasFlag(TypeAttributes.Interface)
        && metadata.GetString(type.Name) != "<Module>"
        && names.NameOf(type.BaseType).EndsWith("]System.Object", StringComparison.Ordinal)
        && attributes.Types(type.GetCustomAttributes()).All(Annotations.Contains)
        && type.GetFields().Count == 0 && type.GetEvents().Count == 0 && type.GetGenericParameters().Count == 0
        && type.GetProperties().All(property => metadata.GetString(metadata.GetPropertyDefinition(property).Name) == EqualityContract)
        && type.GetInterfaceImplementations().All(found => IsEquatable(handle, metadata.GetInterfaceImplementation(found)))
        && type.GetMethods().Select(metadata.GetMethodDefinition).All(method => IsEmptyConstructor(method, codeOf) || attributes.Has(method.GetCustomAttributes(), AttributeText.CompilerGenerated));

    // What the compiler gives every record.
    private bool IsEquatable(TypeDefinitionHandle type, InterfaceImplementation implementation) =>
        names.NameOf(implementation.Interface).EndsWith($"]System.IEquatable`1<{names.NameOf(type)}>", StringComparison.Ordinal);

    private bool IsEmptyConstructor(MethodDefinition method, Func<MethodDefinition, byte[]> codeOf)
    {
        if (metadata.GetString(method.Name) != ".ctor" || method.GetParameters().Count > 0) return false;
        var code = codeOf(method);
        return code is [LoadThis, Call, _, _, _, _, Return] or [LoadThis, Call, _, _, _, _, Nothing, Return];
    }
}
