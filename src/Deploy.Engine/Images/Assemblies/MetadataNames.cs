using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Deploy.Engine.Images.Assemblies;

/// <summary>Writes what tokens and signatures refer to by name, and notes the types of the module among it.</summary>
internal sealed class MetadataNames(MetadataReader metadata) : ISignatureTypeProvider<string, object?>
{
    private readonly Dictionary<TypeDefinitionHandle, string> _names = [];

    /// <summary>What was mentioned since this was set.</summary>
    public Mentions Mentions { get; set; } = new();

    /// <summary>The full name of a type of the module.</summary>
    public string NameOf(TypeDefinitionHandle handle)
    {
        if (_names.TryGetValue(handle, out var known)) return known;
        var type = metadata.GetTypeDefinition(handle);
        var name = CompilerNames.Of(metadata, type);
        if (!type.GetDeclaringType().IsNil) name = $"{NameOf(type.GetDeclaringType())}/{name}";
        else if (!type.Namespace.IsNil) name = $"{metadata.GetString(type.Namespace)}.{name}";
        return _names[handle] = name;
    }

    /// <summary>What a token refers to.</summary>
    public string NameOf(EntityHandle handle) => handle.Kind switch
    {
        _ when handle.IsNil => "",
        HandleKind.TypeDefinition => GetTypeFromDefinition(metadata, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => GetTypeFromSpecification(metadata, null, (TypeSpecificationHandle)handle, 0),
        HandleKind.MethodDefinition => NameOf(metadata.GetMethodDefinition((MethodDefinitionHandle)handle)),
        HandleKind.FieldDefinition => NameOf(metadata.GetFieldDefinition((FieldDefinitionHandle)handle)),
        HandleKind.MemberReference => NameOf(metadata.GetMemberReference((MemberReferenceHandle)handle)),
        HandleKind.MethodSpecification => NameOf(metadata.GetMethodSpecification((MethodSpecificationHandle)handle)),
        HandleKind.StandaloneSignature => NameOf(metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle)),
        HandleKind.AssemblyReference => NameOf(metadata.GetAssemblyReference((AssemblyReferenceHandle)handle)),
        HandleKind.ModuleReference => $"module {metadata.GetString(metadata.GetModuleReference((ModuleReferenceHandle)handle).Name)}",
        HandleKind.AssemblyFile => $"file {metadata.GetString(metadata.GetAssemblyFile((AssemblyFileHandle)handle).Name)}",
        HandleKind.ExportedType => NameOf(metadata.GetExportedType((ExportedTypeHandle)handle)),
        _ => throw new BadImageFormatException($"A token of the kind {handle.Kind} is not expected."),
    };

    /// <summary>A method's signature.</summary>
    public static string Text(MethodSignature<string> signature) =>
        $"{signature.Header.RawValue:x2}`{signature.GenericParameterCount} {signature.ReturnType}({string.Join(", ", signature.ParameterTypes)}){(signature.RequiredParameterCount == signature.ParameterTypes.Length ? "" : $" after {signature.RequiredParameterCount}")}";

    /// <inheritdoc/>
    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        Mentions.Types.Add(handle);
        return NameOf(handle);
    }

    /// <inheritdoc/>
    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = metadata.GetTypeReference(handle);
        var name = CompilerNames.WithoutPath(metadata.GetString(type.Name));
        if (type.ResolutionScope.Kind == HandleKind.TypeReference) return $"{NameOf(type.ResolutionScope)}/{name}";
        var space = type.Namespace.IsNil ? "" : $"{metadata.GetString(type.Namespace)}.";
        return type.ResolutionScope.Kind == HandleKind.ModuleDefinition ? $"{space}{name}" : $"[{NameOf(type.ResolutionScope)}]{space}{name}";
    }

    /// <inheritdoc/>
    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        metadata.GetTypeSpecification(handle).DecodeSignature(this, null);

    /// <inheritdoc/>
    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    /// <inheritdoc/>
    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    /// <inheritdoc/>
    public string GetArrayType(string elementType, ArrayShape shape) =>
        $"{elementType}[{shape.Rank};{string.Join(',', shape.Sizes)};{string.Join(',', shape.LowerBounds)}]";

    /// <inheritdoc/>
    public string GetByReferenceType(string elementType) => $"{elementType}&";

    /// <inheritdoc/>
    public string GetPointerType(string elementType) => $"{elementType}*";

    /// <inheritdoc/>
    public string GetPinnedType(string elementType) => $"{elementType} pinned";

    /// <inheritdoc/>
    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(", ", typeArguments)}>";

    /// <inheritdoc/>
    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index.ToString(CultureInfo.InvariantCulture)}";

    /// <inheritdoc/>
    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index.ToString(CultureInfo.InvariantCulture)}";

    /// <inheritdoc/>
    public string GetFunctionPointerType(MethodSignature<string> signature) => $"method {Text(signature)}";

    /// <inheritdoc/>
    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

    private string NameOf(MethodDefinition method) => $"{NameOf((EntityHandle)method.GetDeclaringType())}::{Name(method.Name)} {Text(method.DecodeSignature(this, null))}";

    private string NameOf(FieldDefinition field) => $"{NameOf((EntityHandle)field.GetDeclaringType())}::{Name(field.Name)} {field.DecodeSignature(this, null)}";

    private string NameOf(MemberReference member) => $"{NameOf(member.Parent)}::{Name(member.Name)} "
        + (member.GetKind() == MemberReferenceKind.Method ? Text(member.DecodeMethodSignature(this, null)) : member.DecodeFieldSignature(this, null));

    private string NameOf(MethodSpecification method) => $"{NameOf(method.Method)}<{string.Join(", ", method.DecodeSignature(this, null))}>";

    private string NameOf(StandaloneSignature signature) => signature.GetKind() == StandaloneSignatureKind.Method
        ? Text(signature.DecodeMethodSignature(this, null))
        : string.Join(", ", signature.DecodeLocalSignature(this, null));

    private string NameOf(AssemblyReference assembly) =>
        $"{metadata.GetString(assembly.Name)}, {assembly.Version}, {metadata.GetString(assembly.Culture)}, {Convert.ToHexStringLower(metadata.GetBlobBytes(assembly.PublicKeyOrToken))}";

    private string NameOf(ExportedType type) => type.Implementation.Kind == HandleKind.ExportedType
        ? $"{NameOf(type.Implementation)}/{metadata.GetString(type.Name)}"
        : $"[{NameOf(type.Implementation)}]{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

    private string Name(StringHandle handle) => CompilerNames.WithoutPath(metadata.GetString(handle));
}
