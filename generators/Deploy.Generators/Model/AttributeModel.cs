using Deploy.Plan.Values;

namespace Deploy.Generators.Model;

/// <summary>An attribute of Deploy.Ecs.</summary>
/// <param name="Name">The class name without namespace and without <c>Attribute</c>.</param>
/// <param name="Index">Its position among the attributes of Deploy.Ecs on the same class or assembly.</param>
/// <param name="Arguments">What is set, by the names of properties; what is left out is not here.</param>
internal sealed record AttributeModel(string Name, int Index, EquatableList<ArgumentModel> Arguments)
{
    /// <summary>The value of an argument, or null where it is left out.</summary>
    public ArgumentValue? Find(string argument)
    {
        for (var i = 0; i < Arguments.Count; i++)
            if (Arguments[i].Name == argument) return Arguments[i].Value;
        return null;
    }

    /// <summary>The text of an argument, or null where it is left out or holds no text.</summary>
    public string? Text(string argument) => (Find(argument) as TextValue)?.Text;
}

/// <summary>An argument, named by the property that it sets, be it a constructor's parameter or a named argument.</summary>
internal sealed record ArgumentModel(string Name, ArgumentValue Value);
