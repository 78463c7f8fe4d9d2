using System.Reflection.Metadata;
using System.Text;

namespace Deploy.Engine.Images.Assemblies;

/// <summary>What a part of a module mentions: types of the module by token, and texts, which may be names of types.</summary>
internal sealed class Mentions
{
    /// <summary>The types.</summary>
    public HashSet<TypeDefinitionHandle> Types { get; } = [];

    /// <summary>Texts of the code, and values of attributes.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>Whether a text is the name of a type, as reflection takes it, or an attribute's value holds it.</summary>
    public bool Name(string type)
    {
        var prefixed = new BlobBuilder();
        prefixed.WriteSerializedString(type);
        var inValue = Encoding.Latin1.GetString(prefixed.ToArray());
        return Texts.Any(text => text == type || text.StartsWith($"{type},", StringComparison.Ordinal) || text.Contains(inValue, StringComparison.Ordinal));
    }
}
