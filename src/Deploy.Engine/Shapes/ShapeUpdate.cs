using Deploy.Plan.Paths;

namespace Deploy.Engine.Shapes;

/// <summary>The input of an update out of that of a creation: the members that are to be written, as far as the update has them.</summary>
public static class ShapeUpdate
{
    /// <summary>Whether an update can write a member of the creation's input.</summary>
    public static bool Takes<TUpdate>(string member) => RecordMember.Of(typeof(TUpdate)).Any(candidate => candidate.Name == member);

    /// <summary>The update that writes these members.</summary>
    /// <param name="creation">The creation's input.</param>
    /// <param name="isWritten">Whether a member is to be written.</param>
    public static TUpdate Of<TUpdate>(object creation, Func<string, bool> isWritten)
        where TUpdate : class, new()
    {
        object update = new TUpdate();
        var given = RecordMember.Of(creation.GetType()).ToDictionary(member => member.Name);
        foreach (var member in RecordMember.Of(typeof(TUpdate)).Where(member => isWritten(member.Name)))
            if (given.TryGetValue(member.Name, out var source) && source.Get(creation) is { } value) update = member.With(update, value);
        return (TUpdate)update;
    }
}
