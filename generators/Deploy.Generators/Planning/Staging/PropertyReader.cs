using System.Globalization;
using Deploy.Generators.Planning.Origins;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Staging;

/// <summary>
/// Reads the arguments of a declaration for the properties of a spec, and notes where each was set. An argument has the property's name
/// unless another one is given; null means that it is left out.
/// </summary>
internal sealed class PropertyReader
{
    private readonly Declaration _declaration;
    private readonly OriginRecorder _origins;
    private readonly string _path;
    private Dictionary<string, string>? _renamed;

    /// <summary>A reader for the properties below a path.</summary>
    /// <param name="declaration">What is read.</param>
    /// <param name="origins">Where places are noted.</param>
    /// <param name="path">The path; empty: the resource itself.</param>
    /// <param name="key">The argument that names the thing: what is wrong with the thing is shown there. Null: at the attribute.</param>
    public PropertyReader(Declaration declaration, OriginRecorder origins, string path = "", string? key = null)
    {
        _declaration = declaration;
        _origins = origins;
        _path = path;

        // What a stage overrides is the stage's: a fault that only the stage has is shown there.
        var place = declaration.Override ?? declaration.Place;
        var isNamedThere = key is not null && (declaration.Override is null ? declaration.IsSet(key) : declaration.Find(key)?.Place.ToAttribute() == place);
        origins.Record(path, isNamedThere ? place with { Argument = key } : place, declaration.IsOfStage || declaration.Override is not null);
    }

    public string? Text(string property, string? argument = null) => _declaration.Text(Noted(property, argument));

    public int? Number(string property, string? argument = null) => _declaration.Number(Noted(property, argument));

    public bool? Flag(string property, string? argument = null) => _declaration.Flag(Noted(property, argument));

    public T? Choice<T>(string property, string? argument = null)
        where T : struct, Enum => _declaration.Choice<T>(Noted(property, argument));

    public EquatableList<T>? Choices<T>(string property, string? argument = null)
        where T : struct, Enum => _declaration.Choices<T>(Noted(property, argument));

    public EquatableList<string>? Texts(string property, string? argument = null)
    {
        var name = Noted(property, argument);
        var texts = _declaration.Texts(name);
        if (texts is null || _declaration.Find(name) is not { } value) return texts;
        for (var i = 0; i < texts.Count; i++)
        {
            var element = $"{PathOf(property)}[{i.ToString(CultureInfo.InvariantCulture)}]";
            _origins.Record(element, value.Place with { Element = i }, value.IsOfStage);
        }

        return texts;
    }

    /// <summary>Notes that a property comes from an argument, and returns the argument's name.</summary>
    public string Noted(string property, string? argument = null)
    {
        var name = argument ?? property;
        if (argument is not null) (_renamed ??= new Dictionary<string, string>(StringComparer.Ordinal))[argument] = property;
        if (_declaration.Find(name) is { } value) _origins.Record(PathOf(property), value.Place, value.IsOfStage);
        return name;
    }

    /// <summary>The property of another name for which an argument was read, set or not; null: none.</summary>
    public string? RenamedPropertyOf(string argument) => _renamed is not null && _renamed.TryGetValue(argument, out var property) ? property : null;

    private string PathOf(string property) => _path.Length == 0 ? property : $"{_path}.{property}";
}
