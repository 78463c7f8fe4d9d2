using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace Deploy.Engine.Images.Assemblies;

/// <summary>Writes what a module is, in an order of its own: two builds of the same program give the same text.</summary>
internal sealed class ModuleText
{
    private readonly PEReader _image;
    private readonly MetadataReader _metadata;
    private readonly MetadataNames _names;
    private readonly AttributeText _attributes;
    private readonly TypeText _types;

    public ModuleText(PEReader image, SourcePaths sources)
    {
        _image = image;
        _metadata = image.GetMetadataReader();
        _names = new MetadataNames(_metadata);
        _attributes = new AttributeText(_metadata, _names, sources);
        _types = new TypeText(image, _metadata, _names, _attributes, new MethodText(image, _metadata, _names, sources));
    }

    /// <summary>The text.</summary>
    public string Write()
    {
        var text = new StringBuilder(Head());
        var mentions = _names.Mentions;
        var types = _metadata.TypeDefinitions.Select(Part).ToList();
        foreach (var part in Counting(mentions, types).Select(part => part.Text).Order(StringComparer.Ordinal)) text.Append(part);
        return text.ToString();
    }

    private string Head()
    {
        var headers = _image.PEHeaders;
        var text = new StringBuilder($"{headers.CoffHeader.Machine} {headers.CoffHeader.Characteristics} {headers.PEHeader?.Subsystem} {headers.CorHeader?.Flags} {ReadyToRun.Describe(_image)}\n");
        if (_metadata.IsAssembly)
        {
            var assembly = _metadata.GetAssemblyDefinition();
            text.Append($"assembly {_metadata.GetString(assembly.Name)} {assembly.Version} {_metadata.GetString(assembly.Culture)} {assembly.Flags} {Convert.ToHexStringLower(_metadata.GetBlobBytes(assembly.PublicKey))}\n");
            foreach (var line in _attributes.Lines(assembly.GetCustomAttributes())) text.Append($" {line}\n");
        }

        text.Append($"module {_metadata.GetString(_metadata.GetModuleDefinition().Name)}\n");
        foreach (var line in _attributes.Lines(_metadata.GetCustomAttributes(EntityHandle.ModuleDefinition))) text.Append($" {line}\n");
        if (headers.CorHeader is { } header && !header.Flags.HasFlag(CorFlags.NativeEntryPoint) && header.EntryPointTokenOrRelativeVirtualAddress != 0)
            text.Append($"starts {_names.NameOf((EntityHandle)MetadataTokens.Handle(header.EntryPointTokenOrRelativeVirtualAddress))}\n");
        foreach (var line in _metadata.ExportedTypes.Select(type => $"exports {_names.NameOf(type)}\n").Order(StringComparer.Ordinal)) text.Append(line);
        foreach (var line in _metadata.ManifestResources.Select(_metadata.GetManifestResource).Select(Resource).Order(StringComparer.Ordinal)) text.Append(line);
        return text.ToString();
    }

    private string Resource(ManifestResource resource)
    {
        var name = $"resource {Quoted.Text(_metadata.GetString(resource.Name))} {resource.Attributes} {_names.NameOf(resource.Implementation)}";
        if (!resource.Implementation.IsNil || _image.PEHeaders.CorHeader is not { } header) return name + "\n";
        var reader = _image.GetSectionData(header.ResourcesDirectory.RelativeVirtualAddress + (int)resource.Offset).GetReader();
        return $"{name} {Convert.ToHexStringLower(SHA256.HashData(reader.ReadBytes(reader.ReadInt32())))}\n";
    }

    private TypePart Part(TypeDefinitionHandle handle)
    {
        _names.Mentions = new Mentions();
        var text = _types.Write(handle);
        return new TypePart(handle, _names.NameOf(handle).Replace('/', '+'), text, _names.Mentions);
    }

    /// <summary>The types that count: all code, and what it uses, be it by its name in a text.</summary>
    private List<TypePart> Counting(Mentions head, List<TypePart> types)
    {
        // To look at a type is not to mention it.
        _names.Mentions = new Mentions();
        var unused = new UnusedTypes(_metadata, _names, _attributes);
        var open = types.Where(part => unused.Contains(part.Handle, CodeOf)).ToDictionary(part => part.Handle);
        var counting = types.Where(part => !open.ContainsKey(part.Handle)).ToList();
        var mentions = counting.Select(part => part.Mentions).Append(head).ToList();
        var outer = counting.Select(OuterOf).ToHashSet();
        while (open.Values.FirstOrDefault(part => outer.Contains(part.Handle) || mentions.Any(found => found.Types.Contains(part.Handle) || found.Name(part.Name))) is { } used)
        {
            open.Remove(used.Handle);
            counting.Add(used);
            mentions.Add(used.Mentions);
            outer.Add(OuterOf(used));
        }

        return counting;
    }

    private TypeDefinitionHandle OuterOf(TypePart part) => _metadata.GetTypeDefinition(part.Handle).GetDeclaringType();

    private byte[] CodeOf(MethodDefinition method) =>
        method.RelativeVirtualAddress == 0 ? [] : _image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes() ?? [];

    private sealed record TypePart(TypeDefinitionHandle Handle, string Name, string Text, Mentions Mentions);
}
