using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace Deploy.Engine.Images.Assemblies;

/// <summary>Writes a type with its members. Their order is the source files' and does not count, except where it is the layout in memory.</summary>
internal sealed class TypeText(PEReader image, MetadataReader metadata, MetadataNames names, AttributeText attributes, MethodText bodies)
{
    /// <summary>The text.</summary>
    public string Write(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var layout = type.GetLayout();
        var text = new StringBuilder($"type {names.NameOf(handle)} {type.Attributes} extends {names.NameOf(type.BaseType)} pack {layout.PackingSize} size {layout.Size}\n");
        AddSorted(text, type.GetInterfaceImplementations().Select(metadata.GetInterfaceImplementation), found => $" implements {names.NameOf(found.Interface)}\n{Attributes(found.GetCustomAttributes())}");
        text.Append(Attributes(type.GetCustomAttributes())).Append(Generics(type.GetGenericParameters())).Append(Security(type.GetDeclarativeSecurityAttributes()));
        AddFields(text, type);
        AddSorted(text, type.GetMethods().Select(metadata.GetMethodDefinition), Method);
        AddSorted(text, type.GetProperties().Select(metadata.GetPropertyDefinition), Property);
        AddSorted(text, type.GetEvents().Select(metadata.GetEventDefinition), Event);
        AddSorted(text, type.GetMethodImplementations().Select(metadata.GetMethodImplementation), found => $" override {names.NameOf(found.MethodDeclaration)} by {names.NameOf(found.MethodBody)}\n");
        return text.ToString();
    }

    private static void AddSorted<T>(StringBuilder text, IEnumerable<T> members, Func<T, string> write)
    {
        foreach (var member in members.Select(write).Order(StringComparer.Ordinal)) text.Append(member);
    }

    private void AddFields(StringBuilder text, TypeDefinition type)
    {
        var isLaidOut = (type.Attributes & TypeAttributes.LayoutMask) != TypeAttributes.AutoLayout;
        var fields = type.GetFields().Select(metadata.GetFieldDefinition).ToLookup(field => isLaidOut && !field.Attributes.HasFlag(FieldAttributes.Static));
        foreach (var field in fields[true]) text.Append(Field(field));
        AddSorted(text, fields[false], Field);
    }

    private string Field(FieldDefinition field) =>
        $" field {Name(field.Name)} {field.Attributes} {field.DecodeSignature(names, null)} at {field.GetOffset()}{Constant(field.GetDefaultValue())}{Blob(field.GetMarshallingDescriptor())}{Data(field)}\n{Attributes(field.GetCustomAttributes())}";

    private string Method(MethodDefinition method)
    {
        var text = new StringBuilder($" method {Name(method.Name)} {method.Attributes} {method.ImplAttributes} {MetadataNames.Text(method.DecodeSignature(names, null))}\n");
        if (method.Attributes.HasFlag(MethodAttributes.PinvokeImpl))
        {
            var import = method.GetImport();
            text.Append($"  import {names.NameOf(import.Module)} {Name(import.Name)} {import.Attributes}\n");
        }

        text.Append(Attributes(method.GetCustomAttributes())).Append(Generics(method.GetGenericParameters())).Append(Security(method.GetDeclarativeSecurityAttributes()));
        foreach (var parameter in method.GetParameters().Select(metadata.GetParameter).OrderBy(parameter => parameter.SequenceNumber))
        {
            text.Append($"  parameter {parameter.SequenceNumber} {Name(parameter.Name)} {parameter.Attributes}{Constant(parameter.GetDefaultValue())}{Blob(parameter.GetMarshallingDescriptor())}\n")
                .Append(Attributes(parameter.GetCustomAttributes()));
        }

        bodies.Write(method, text);
        return text.ToString();
    }

    private string Property(PropertyDefinition property)
    {
        var accessors = property.GetAccessors();
        return $" property {Name(property.Name)} {property.Attributes} {MetadataNames.Text(property.DecodeSignature(names, null))}{Constant(property.GetDefaultValue())} {Accessors([accessors.Getter, accessors.Setter, .. accessors.Others])}\n{Attributes(property.GetCustomAttributes())}";
    }

    private string Event(EventDefinition found)
    {
        var accessors = found.GetAccessors();
        return $" event {Name(found.Name)} {found.Attributes} {names.NameOf(found.Type)} {Accessors([accessors.Adder, accessors.Remover, accessors.Raiser, .. accessors.Others])}\n{Attributes(found.GetCustomAttributes())}";
    }

    private string Accessors(ImmutableArray<MethodDefinitionHandle> methods) => string.Join(" | ", methods.Select(method => names.NameOf((EntityHandle)method)));

    private string Generics(GenericParameterHandleCollection parameters)
    {
        var text = new StringBuilder();
        foreach (var parameter in parameters.Select(metadata.GetGenericParameter))
        {
            text.Append($" generic {parameter.Index} {Name(parameter.Name)} {parameter.Attributes}\n").Append(Attributes(parameter.GetCustomAttributes()));
            AddSorted(text, parameter.GetConstraints().Select(metadata.GetGenericParameterConstraint), found => $"  is {names.NameOf(found.Type)}\n{Attributes(found.GetCustomAttributes())}");
        }

        return text.ToString();
    }

    private string Security(DeclarativeSecurityAttributeHandleCollection found)
    {
        var text = new StringBuilder();
        AddSorted(text, found.Select(metadata.GetDeclarativeSecurityAttribute), security => $" security {security.Action}{Blob(security.PermissionSet)}\n");
        return text.ToString();
    }

    private string Attributes(CustomAttributeHandleCollection found) => string.Concat(attributes.Lines(found).Select(line => $"   {line}\n"));

    private string Constant(ConstantHandle handle)
    {
        if (handle.IsNil) return "";
        var constant = metadata.GetConstant(handle);
        return $" = {constant.TypeCode}{Blob(constant.Value)}";
    }

    private string Blob(BlobHandle handle) => handle.IsNil ? "" : $" {Convert.ToHexStringLower(metadata.GetBlobBytes(handle))}";

    // The content of an array that is written out in the source.
    private string Data(FieldDefinition field)
    {
        var address = field.GetRelativeVirtualAddress();
        if (address == 0) return "";
        var size = field.DecodeSignature(new DataSize(), null);
        return $" data {Convert.ToHexStringLower(SHA256.HashData(image.GetSectionData(address).GetReader().ReadBytes(size)))}";
    }

    private string Name(StringHandle handle) => CompilerNames.WithoutPath(metadata.GetString(handle));
}
