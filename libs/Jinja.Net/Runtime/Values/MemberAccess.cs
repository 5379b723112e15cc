namespace Jinja.Net.Runtime.Values;

/// <summary>An object of ours with attributes of its own.</summary>
internal interface IHasAttributes
{
    bool TryGetAttribute(IRuntimeServices services, string name, out Value value);
}

/// <summary>What <c>a.b</c>, <c>a['b']</c> and <c>a.b()</c> mean outside of a sandbox.</summary>
internal static class MemberAccess
{
    /// <summary>The attribute, else the item, else undefined.</summary>
    public static Value GetAttribute(IRuntimeServices services, Value target, string name)
    {
        if (target.O is Undefined undefined) return TryUndefinedAttribute(undefined, name, out Value own) ? own : OfUndefined(target, undefined);
        if (TryAttribute(services, target, name, out Value value)) return value;
        if (TryNamedItem(target, name, out value)) return value;
        return Missing(services, target, name);
    }

    /// <summary>The item, else the attribute, else undefined.</summary>
    public static Value GetItem(IRuntimeServices services, Value target, Value key)
    {
        if (target.O is Undefined undefined) return OfUndefined(target, undefined);
        if (Subscript.TryItem(services, target, key, out Value value)) return value;
        if (key.IsText && TryAttribute(services, target, key.AsText, out value)) return value;
        return key.IsText && !key.IsMarkup ? Missing(services, target, key.AsText) : MissingItem(services, target, key);
    }

    /// <summary>The attribute alone, else undefined.</summary>
    public static Value GetAttributeOnly(IRuntimeServices services, Value target, string name)
    {
        if (target.O is Undefined undefined) return TryUndefinedAttribute(undefined, name, out Value own) ? own : OfUndefined(target, undefined);
        return TryAttribute(services, target, name, out Value value) ? value : Missing(services, target, name);
    }

    private static Value OfUndefined(Value target, Undefined undefined) => undefined.Chains ? target : throw undefined.Fail();

    /// <summary>What an undefined value knows about itself, under the names that it has in Python.</summary>
    public static bool TryUndefinedAttribute(Undefined undefined, string name, out Value value)
    {
        value = name switch
        {
            "_undefined_name" => undefined.Info.Name is string missing ? Value.Text(missing) : undefined.Info.Key.IsMissing ? Value.None : undefined.Info.Key,
            "_undefined_message" => Value.Text(undefined.Message),
            "_undefined_hint" => undefined.Info.Hint is string hint ? Value.Text(hint) : Value.None,
            "_undefined_obj" when !undefined.Info.ParentValue.IsMissing => undefined.Info.ParentValue,
            "__class__" => Value.Object(new PyType(undefined.ClassName)),
            _ when name.StartsWith("__", StringComparison.Ordinal) && OperatorMethods.OfUndefined(name) is { } method => Value.Object(new BoundMethod(Value.Undefined(undefined), method)),
            _ => default,
        };
        return !value.IsMissing;
    }

    /// <summary>Undefined, because an object has no such attribute.</summary>
    public static Value Missing(IRuntimeServices services, Value target, string name) =>
        Value.Undefined(services.Environment.MakeUndefined(new UndefinedInfo { ParentValue = target, Name = name }));

    /// <summary>Undefined, because an object has no such item.</summary>
    public static Value MissingItem(IRuntimeServices services, Value target, Value key) =>
        Value.Undefined(services.Environment.MakeUndefined(new UndefinedInfo { ParentValue = target, Key = key }));

    /// <summary>Python's <c>getattr</c>.</summary>
    public static bool TryAttribute(IRuntimeServices services, Value target, string name, out Value value)
    {
        if (target.Kind == ValueKind.Object) return TryObjectAttribute(services, target, name, out value);
        if (Methods.Find(target, name) is BuiltinMethod method)
        {
            value = method.IsProperty ? method.Invoke(services, new CallArguments([target])) : Value.Object(new BoundMethod(target, method));
            return true;
        }

        return TryOther(services, target, name, out value);
    }

    private static bool TryObjectAttribute(IRuntimeServices services, Value target, string name, out Value value)
    {
        object instance = target.O!;
        if (instance is IHasAttributes own && own.TryGetAttribute(services, name, out value)) return true;
        if (instance is ITemplateObject open)
        {
            bool found = open.TryGetMember(name, out object? member);
            value = found ? Value.From(member) : default;
            return found || TryOther(services, target, name, out value);
        }

        if (Methods.Find(target, name) is BuiltinMethod method)
        {
            value = method.IsProperty ? method.Invoke(services, new CallArguments([target])) : Value.Object(new BoundMethod(target, method));
            return true;
        }

        if (FindMember(services, target, name) is MemberGetter getter)
        {
            value = getter.Get(instance);
            return true;
        }

        return TryOther(services, target, name, out value);
    }

    /// <summary>The member of a .NET object. Where Python's methods stand in for those of .NET, only its properties are seen, by their exact names.</summary>
    public static MemberGetter? FindMember(IRuntimeServices services, Value target, string name)
    {
        object instance = target.O!;
        if (!IsForeign(instance) || Shapes.Of(instance) == Shape.Mapping) return null;
        MemberGetter? getter = services.Environment.Members.Find(instance.GetType(), name);
        if (getter is not null && Methods.HasOwn(target) && (getter.IsMethod || getter.Name != name)) return null;
        return getter;
    }

    /// <summary>What every object has, and the names of a named tuple's items.</summary>
    private static bool TryOther(IRuntimeServices services, Value target, string name, out Value value)
    {
        value = default;
        if (target.O is PyTuple { Names: string[] names } tuple && Array.IndexOf(names, name) is >= 0 and int index) value = tuple[index];
        else if (name == "__class__") value = Value.Object(new PyType(TypeNames.Of(target)));
        else if (name.StartsWith("__", StringComparison.Ordinal) && OperatorMethods.Find(target, name) is BuiltinMethod method) value = Value.Object(new BoundMethod(target, method));
        return !value.IsMissing;
    }

    /// <summary>The item that is named as the attribute.</summary>
    public static bool TryNamedItem(Value target, string name, out Value value)
    {
        value = default;
        if (target.O is ISubscriptable own) return own.TryItem(Value.Text(name), out value);
        return MappingView.TryOf(target, out MappingView mapping) && mapping.TryGet(name, out value);
    }

    /// <summary>Whether the object is the program's and not one of ours.</summary>
    public static bool IsForeign(object instance) => instance is not (INamedType or Callable or IHasAttributes or ITemplateObject);

    /// <summary><c>target.name(…)</c> without an object for the method in between, where nothing forbids it.</summary>
    public static Value CallMethod(IRuntimeServices services, Value target, string name, in CallArguments arguments)
    {
        if (services.Environment.IsSandboxed || target.Kind is ValueKind.Object or ValueKind.Undefined || Methods.Find(target, name) is not { IsProperty: false } method)
            return services.Environment.Call(services, services.Environment.GetAttribute(services, target, name), arguments);
        return method.InvokeOn(services, target, arguments);
    }
}

/// <summary>The name of a class, for templates that ask a value for its <c>__class__</c>. It leads nowhere.</summary>
internal sealed class PyType(string name) : INamedType, IHasAttributes, IHasRepr
{
    public string TypeName => "type";

    public bool TryGetAttribute(IRuntimeServices services, string name1, out Value value)
    {
        value = name1 is "__name__" or "__qualname__" ? Value.Text(name) : default;
        return !value.IsMissing;
    }

    public string ToRepr() => $"<class '{name}'>";

    public override bool Equals(object? obj) => obj is PyType other && other.ToRepr() == ToRepr();

    public override int GetHashCode() => name.GetHashCode(StringComparison.Ordinal);
}
