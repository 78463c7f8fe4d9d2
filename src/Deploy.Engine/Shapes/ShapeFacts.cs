using Deploy.Plan.Paths;

namespace Deploy.Engine.Shapes;

/// <summary>
/// What AWS does with the members of its requests: what silence means, and which lists are sets. Where there is no fact, silence means that AWS
/// chooses, and what it chose is no difference.
/// </summary>
public sealed class ShapeFacts
{
    private readonly Dictionary<(Type Shape, string Member), object?> _silent = [];
    private readonly HashSet<(Type Shape, string Member)> _sets = [];
    private readonly HashSet<(Type Shape, string Member)> _empty = [];

    /// <summary>What AWS has where the request does not say the member; null: nothing, so that whatever is there differs.</summary>
    public ShapeFacts Silent<TShape>(string member, object? value)
    {
        _silent.Add(KeyOf<TShape>(member), value);
        return this;
    }

    /// <summary>An empty text says no more than silence.</summary>
    public ShapeFacts EmptyIsSilent<TShape>(string member)
    {
        _empty.Add(KeyOf<TShape>(member));
        return Silent<TShape>(member, null);
    }

    /// <summary>A list without an order, in which nothing stands twice; silence means an empty one.</summary>
    public ShapeFacts Set<TShape>(string member)
    {
        _sets.Add(KeyOf<TShape>(member));
        return this;
    }

    /// <summary>Of all members of a shape of which nothing else is known, silence means nothing, or an empty list.</summary>
    public ShapeFacts SilentIsNothing<TShape>()
    {
        foreach (var member in RecordMember.Of(typeof(TShape)).Where(member => !IsKnown(typeof(TShape), member.Name)))
            _silent.Add((typeof(TShape), member.Name), member.Element is null ? null : member.ListOf([]));
        return this;
    }

    /// <summary>Whether AWS leaves a silent member as it is said here, and does not choose.</summary>
    public bool IsKnown(Type shape, string member) => _silent.ContainsKey((shape, member)) || IsSet(shape, member);

    /// <summary>What a silent member means; null: nothing, or not known.</summary>
    public object? SilenceOf(Type shape, string member) => _silent.GetValueOrDefault((shape, member));

    /// <summary>Whether an empty text says nothing.</summary>
    public bool IsSilentWhenEmpty(Type shape, string member) => _empty.Contains((shape, member));

    /// <summary>Whether a list is a set.</summary>
    public bool IsSet(Type shape, string member) => _sets.Contains((shape, member));

    private static (Type, string) KeyOf<TShape>(string member) => typeof(TShape).GetProperty(member) is null
        ? throw new ArgumentException($"{typeof(TShape).Name} has no member {member}.", nameof(member))
        : (typeof(TShape), member);
}
