using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Deploy.Engine.Images.Assemblies;

/// <summary>How many bytes lie where a field with data points to.</summary>
internal sealed class DataSize : ISignatureTypeProvider<int, object?>
{
    /// <inheritdoc/>
    public int GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.Boolean or PrimitiveTypeCode.SByte or PrimitiveTypeCode.Byte => 1,
        PrimitiveTypeCode.Char or PrimitiveTypeCode.Int16 or PrimitiveTypeCode.UInt16 => 2,
        PrimitiveTypeCode.Int32 or PrimitiveTypeCode.UInt32 or PrimitiveTypeCode.Single => 4,
        PrimitiveTypeCode.Int64 or PrimitiveTypeCode.UInt64 or PrimitiveTypeCode.Double => 8,
        _ => throw Unknown(),
    };

    /// <inheritdoc/>
    public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        reader.GetTypeDefinition(handle).GetLayout() is { Size: > 0 } layout ? layout.Size : throw Unknown();

    /// <inheritdoc/>
    public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => unmodifiedType;

    /// <inheritdoc/>
    public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => throw Unknown();

    /// <inheritdoc/>
    public int GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => throw Unknown();

    /// <inheritdoc/>
    public int GetSZArrayType(int elementType) => throw Unknown();

    /// <inheritdoc/>
    public int GetArrayType(int elementType, ArrayShape shape) => throw Unknown();

    /// <inheritdoc/>
    public int GetByReferenceType(int elementType) => throw Unknown();

    /// <inheritdoc/>
    public int GetPointerType(int elementType) => throw Unknown();

    /// <inheritdoc/>
    public int GetPinnedType(int elementType) => throw Unknown();

    /// <inheritdoc/>
    public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => throw Unknown();

    /// <inheritdoc/>
    public int GetGenericTypeParameter(object? genericContext, int index) => throw Unknown();

    /// <inheritdoc/>
    public int GetGenericMethodParameter(object? genericContext, int index) => throw Unknown();

    /// <inheritdoc/>
    public int GetFunctionPointerType(MethodSignature<int> signature) => throw Unknown();

    private static BadImageFormatException Unknown() => new("The size of a field's data is not known.");
}
