using Deploy.Generators.Model;
using Deploy.Generators.Planning.Origins;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Staging;

/// <summary>What one attribute says in one stage: the base attribute with the arguments that the stage's attribute of the same key sets.</summary>
internal sealed class Declaration
{
    // So few that looking at each is faster than a dictionary is made.
    private readonly List<PlacedValue> _arguments;

    /// <summary>A declaration of one attribute.</summary>
    public Declaration(string className, AttributeModel attribute)
    {
        Name = attribute.Name;
        Place = new AttributePlace(className, attribute.Index);
        IsOfStage = attribute.Text(StageMerge.StageArgument) is not null;
        _arguments = new List<PlacedValue>(attribute.Arguments.Count);
        Set(className, attribute);
    }

    private Declaration(Declaration basis)
        : this(basis.Name, basis.Place, basis.IsOfStage) => _arguments = [.. basis._arguments];

    private Declaration(string name, AttributePlace place, bool isOfStage)
    {
        Name = name;
        Place = place;
        IsOfStage = isOfStage;
        _arguments = [];
    }

    /// <summary>The attribute's name.</summary>
    public string Name { get; }

    /// <summary>The attribute that declares the thing.</summary>
    public AttributePlace Place { get; }

    /// <summary>Whether the thing exists in the stage only.</summary>
    public bool IsOfStage { get; }

    /// <summary>The attribute with which the stage overrides the base; null: it does not.</summary>
    public AttributePlace? Override { get; private set; }

    /// <summary>Where a stage takes this away.</summary>
    public AttributePlace RemovalPlace => Find(StageMerge.RemoveArgument)?.Place ?? Place;

    /// <summary>A declaration that nobody wrote, with everything left out: it goes back to what brings it along.</summary>
    public static Declaration ImpliedBy(Declaration cause, string name) => new(name, cause.Place, cause.IsOfStage);

    /// <summary>This declaration with the arguments of a stage's attribute over its own.</summary>
    public Declaration With(string className, AttributeModel attribute)
    {
        var merged = new Declaration(this) { Override = new AttributePlace(className, attribute.Index) };
        merged.Set(className, attribute);
        return merged;
    }

    /// <summary>Where an argument is set; null: it is left out.</summary>
    public PlacedValue? Find(string argument)
    {
        foreach (var value in _arguments)
            if (value.Place.Argument == argument) return value;
        return null;
    }

    public bool IsSet(string argument) => Find(argument) is not null;

    public string? Text(string argument) => (Find(argument)?.Value as TextValue)?.Text;

    public int? Number(string argument) => (Find(argument)?.Value as NumberValue)?.Number;

    public bool? Flag(string argument) => (Find(argument)?.Value as FlagValue)?.Flag;

    public TypeReference? Type(string argument) => (Find(argument)?.Value as TypeValue)?.Type;

    public T? Choice<T>(string argument)
        where T : struct, Enum => ChoiceOf<T>(Find(argument)?.Value);

    public EquatableList<string>? Texts(string argument) =>
        (Find(argument)?.Value as ListValue)?.Items.OfType<TextValue>().Select(item => item.Text).ToEquatableList();

    public EquatableList<T>? Choices<T>(string argument)
        where T : struct, Enum =>
        (Find(argument)?.Value as ListValue)?.Items.Select(ChoiceOf<T>).OfType<T>().ToEquatableList();

    private static T? ChoiceOf<T>(ArgumentValue? value)
        where T : struct, Enum => value is ChoiceValue choice && Enum.TryParse<T>(choice.Member, out var parsed) ? parsed : null;

    private void Set(string className, AttributeModel attribute)
    {
        var isOfStage = attribute.Text(StageMerge.StageArgument) is not null;
        foreach (var argument in attribute.Arguments)
        {
            var value = new PlacedValue(argument.Value, new AttributePlace(className, attribute.Index, argument.Name), isOfStage);
            var known = _arguments.FindIndex(other => other.Place.Argument == argument.Name);
            if (known < 0) _arguments.Add(value);
            else _arguments[known] = value;
        }
    }
}

/// <summary>A value and the argument that set it.</summary>
internal sealed record PlacedValue(ArgumentValue Value, AttributePlace Place, bool IsOfStage);
