<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="ru_RU">
<context>
    <name>AnswerBox</name>
    <message numerus="yes">
        <source>Вставлено не всё: %n знаков не поместилось.</source>
        <translation>
            <numerusform>Вставлено не всё: %n знак не поместился.</numerusform>
            <numerusform>Вставлено не всё: %n знака не поместилось.</numerusform>
            <numerusform>Вставлено не всё: %n знаков не поместилось.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BanDialog</name>
    <message numerus="yes">
        <source>на %n дней</source>
        <translation>
            <numerusform>на %n день</numerusform>
            <numerusform>на %n дня</numerusform>
            <numerusform>на %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Заблокировать людей: %n?</source>
        <translation>
            <numerusform>Заблокировать людей: %n?</numerusform>
            <numerusform>Заблокировать людей: %n?</numerusform>
            <numerusform>Заблокировать людей: %n?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommunitiesPage</name>
    <message numerus="yes">
        <source>Пропадут и ваши черновики и заметки: %n.</source>
        <translation>
            <numerusform>Пропадут и ваши черновики и заметки: %n.</numerusform>
            <numerusform>Пропадут и ваши черновики и заметки: %n.</numerusform>
            <numerusform>Пропадут и ваши черновики и заметки: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContextPane</name>
    <message numerus="yes">
        <source>Переписок и комментариев: %n</source>
        <translation>
            <numerusform>Переписок и комментариев: %n</numerusform>
            <numerusform>Переписок и комментариев: %n</numerusform>
            <numerusform>Переписок и комментариев: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n дней</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n сообществ</source>
        <translation>
            <numerusform>%n сообщество</numerusform>
            <numerusform>%n сообщества</numerusform>
            <numerusform>%n сообществ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n без ключа администратора</source>
        <translation>
            <numerusform>%n без ключа администратора</numerusform>
            <numerusform>%n без ключа администратора</numerusform>
            <numerusform>%n без ключа администратора</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Новых сообщений: %n</source>
        <translation>
            <numerusform>Новых сообщений: %n</numerusform>
            <numerusform>Новых сообщений: %n</numerusform>
            <numerusform>Новых сообщений: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>уйдёт %n ответов</source>
        <translation>
            <numerusform>уйдёт %n ответ</numerusform>
            <numerusform>уйдут %n ответа</numerusform>
            <numerusform>уйдёт %n ответов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>сделается %n действий</source>
        <translation>
            <numerusform>сделается %n действие</numerusform>
            <numerusform>сделаются %n действия</numerusform>
            <numerusform>сделается %n действий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>в %n сообществах</source>
        <translation>
            <numerusform>в %n сообществе</numerusform>
            <numerusform>в %n сообществах</numerusform>
            <numerusform>в %n сообществах</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>Закрыто старых: %n</source>
        <translation>
            <numerusform>Закрыто старых: %n</numerusform>
            <numerusform>Закрыто старых: %n</numerusform>
            <numerusform>Закрыто старых: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message numerus="yes">
        <source>Удалить комментариев: %n?</source>
        <translation>
            <numerusform>Удалить %n комментарий?</numerusform>
            <numerusform>Удалить %n комментария?</numerusform>
            <numerusform>Удалить %n комментариев?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>На отмену будет %n с.</source>
        <translation>
            <numerusform>На отмену будет %n&#xa0;с.</numerusform>
            <numerusform>На отмену будет %n&#xa0;с.</numerusform>
            <numerusform>На отмену будет %n&#xa0;с.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>и ещё %n</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxScreen</name>
    <message numerus="yes">
        <source>Все сообщества разобраны: %n.</source>
        <translation>
            <numerusform>Все сообщества разобраны: %n.</numerusform>
            <numerusform>Все сообщества разобраны: %n.</numerusform>
            <numerusform>Все сообщества разобраны: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>%n новых</source>
        <translation>
            <numerusform>%n новое</numerusform>
            <numerusform>%n новых</numerusform>
            <numerusform>%n новых</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockPart</name>
    <message numerus="yes">
        <source>Через %n минут</source>
        <translation>
            <numerusform>Через %n минуту</numerusform>
            <numerusform>Через %n минуты</numerusform>
            <numerusform>Через %n минут</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>И ещё сообществ: %n.</source>
        <translation>
            <numerusform>И ещё сообществ: %n.</numerusform>
            <numerusform>И ещё сообществ: %n.</numerusform>
            <numerusform>И ещё сообществ: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkedBar</name>
    <message numerus="yes">
        <source>Выбрано %n</source>
        <translation>
            <numerusform>Выбрано %n</numerusform>
            <numerusform>Выбрано %n</numerusform>
            <numerusform>Выбрано %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModerationDeeds</name>
    <message numerus="yes">
        <source>Удаляется комментариев: %n</source>
        <translation>
            <numerusform>Удаляется комментариев: %n</numerusform>
            <numerusform>Удаляется комментариев: %n</numerusform>
            <numerusform>Удаляется комментариев: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Возвращается комментариев: %n</source>
        <translation>
            <numerusform>Возвращается комментариев: %n</numerusform>
            <numerusform>Возвращается комментариев: %n</numerusform>
            <numerusform>Возвращается комментариев: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Будет заблокировано людей: %n</source>
        <translation>
            <numerusform>Будет заблокировано людей: %n</numerusform>
            <numerusform>Будет заблокировано людей: %n</numerusform>
            <numerusform>Будет заблокировано людей: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OldBar</name>
    <message numerus="yes">
        <source>Без ответа больше двух недель: %Ln.</source>
        <translation>
            <numerusform>Без ответа больше двух недель: %Ln сообщение.</numerusform>
            <numerusform>Без ответа больше двух недель: %Ln сообщения.</numerusform>
            <numerusform>Без ответа больше двух недель: %Ln сообщений.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordDetail</name>
    <message numerus="yes">
        <source>Срок: %n дней</source>
        <translation>
            <numerusform>Срок: %n день</numerusform>
            <numerusform>Срок: %n дня</numerusform>
            <numerusform>Срок: %n дней</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchList</name>
    <message numerus="yes">
        <source>Найдено больше %n</source>
        <translation>
            <numerusform>Найдено больше %n</numerusform>
            <numerusform>Найдено больше %n</numerusform>
            <numerusform>Найдено больше %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Найдено %n</source>
        <translation>
            <numerusform>Найдено %n</numerusform>
            <numerusform>Найдено %n</numerusform>
            <numerusform>Найдено %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StorageWords</name>
    <message numerus="yes">
        <source>%n месяцев</source>
        <translation>
            <numerusform>%n месяц</numerusform>
            <numerusform>%n месяца</numerusform>
            <numerusform>%n месяцев</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>уйдёт %n</source>
        <translation>
            <numerusform>уйдёт %n</numerusform>
            <numerusform>уйдёт %n</numerusform>
            <numerusform>уйдёт %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Без ответа останется %n вопросов этого человека.</source>
        <translation>
            <numerusform>Без ответа останется %n вопрос этого человека.</numerusform>
            <numerusform>Без ответа останется %n вопроса этого человека.</numerusform>
            <numerusform>Без ответа останется %n вопросов этого человека.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n файлов</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файла</numerusform>
            <numerusform>%n файлов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextCard</name>
    <message numerus="yes">
        <source>Вставлено не всё: %n знаков не поместилось.</source>
        <translation>
            <numerusform>Вставлено не всё: %n знак не поместился.</numerusform>
            <numerusform>Вставлено не всё: %n знака не поместилось.</numerusform>
            <numerusform>Вставлено не всё: %n знаков не поместилось.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionsPopup</name>
    <message numerus="yes">
        <source>Вложений: %n</source>
        <translation>
            <numerusform>Вложений: %n</numerusform>
            <numerusform>Вложений: %n</numerusform>
            <numerusform>Вложений: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewPage</name>
    <message numerus="yes">
        <source>%n секунд</source>
        <translation>
            <numerusform>%n секунда</numerusform>
            <numerusform>%n секунды</numerusform>
            <numerusform>%n секунд</numerusform>
        </translation>
    </message>
</context>
</TS>
