<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ru_RU">
<context>
    <name>AboutPage</name>
    <message>
        <source>Госклиент {version}</source>
        <translation>Gosclient {version}</translation>
    </message>
    <message>
        <source>Сообщения и комментарии сообществ VK в одном окне. Лицензия Apache 2.0. Программа не связана с VK и не является государственной системой.</source>
        <translation>Messages and comments of VK communities in one window. Apache License 2.0. The program is not affiliated with VK and is not a government system.</translation>
    </message>
    <message>
        <source>Скопировать сведения</source>
        <translation>Copy versions</translation>
    </message>
    <message>
        <source>Версии программы, системы и библиотек: их просит поддержка</source>
        <translation>Versions of the program, the system and the libraries: support asks for them</translation>
    </message>
    <message>
        <source>Части программы</source>
        <translation>Parts of the program</translation>
    </message>
    <message>
        <source>Лицензия</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Текста лицензии в этой части нет, её условия названы выше.</source>
        <translation>This part brings no text of its licence; the terms are named above.</translation>
    </message>
    <message>
        <source>Сведения о версиях скопированы.</source>
        <translation>The versions have been copied.</translation>
    </message>
    <message>
        <source>Программа не обновляется сама и не обращается ни к каким серверам, кроме VK. Новую версию ставит ваш специалист.</source>
        <translation>The program does not update itself and talks to no servers but VK&apos;s. A new version is installed by your specialist.</translation>
    </message>
</context>
<context>
    <name>AddApproverDialog</name>
    <message>
        <source>Новый согласующий</source>
        <translation>A new approver</translation>
    </message>
    <message>
        <source>Добавить</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Не добавлять</source>
        <translation>Do not add</translation>
    </message>
    <message>
        <source>Имя и фамилия</source>
        <translation>Name and surname</translation>
    </message>
    <message>
        <source>Код, от 4 до 12 цифр</source>
        <translation>Code, 4 to 12 digits</translation>
    </message>
    <message>
        <source>Код ещё раз</source>
        <translation>The code again</translation>
    </message>
    <message>
        <source>Кто добавляет</source>
        <translation>Who adds them</translation>
    </message>
    <message>
        <source>Его код</source>
        <translation>Their code</translation>
    </message>
    <message>
        <source>Код вводит сам согласующий. Показать его потом нельзя, только убрать.</source>
        <translation>The approver types the code. It cannot be shown later, only taken away.</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Фото, видео и документы</source>
        <translation>Photos, videos and documents</translation>
    </message>
    <message>
        <source>Все файлы (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>снимок.png</source>
        <translation>picture.png</translation>
    </message>
    <message>
        <source>Фото (*.jpg *.jpeg *.png *.heic *.heif *.webp *.gif *.avif *.bmp *.tif *.tiff)</source>
        <translation>Photos (*.jpg *.jpeg *.png *.heic *.heif *.webp *.gif *.avif *.bmp *.tif *.tiff)</translation>
    </message>
</context>
<context>
    <name>AdminKeyField</name>
    <message>
        <source>Войти через браузер</source>
        <translation>Sign in by the browser</translation>
    </message>
</context>
<context>
    <name>AdminStep</name>
    <message>
        <source>Ключ администратора — необязательно</source>
        <translation>Administrator’s key — optional</translation>
    </message>
    <message>
        <source>Это ключ человека, который управляет сообществом, с правами на стену, сообщества, фотографии и статистику. VK даёт такие права приложениям по запросу. Без него программа работает; добавить его можно в любой день в «Настройки» → «Сообщества».</source>
        <translation>This is the key of a person who manages the community, with rights to the wall, communities, photos and statistics. VK grants such rights to applications on request. The program works without it; it can be added any day in “Settings” → “Communities”.</translation>
    </message>
    <message>
        <source>VK не принимает этот ключ: он отозван, истёк или скопирован не целиком. Ничего не сохранено. Получите новый или идите дальше без него.</source>
        <translation>VK does not accept this key: it was revoked, has expired or was not copied whole. Nothing was stored. Get a new one, or go on without it.</translation>
    </message>
    <message>
        <source>Нет связи с VK, ключ пока не проверен. Он остался в поле: когда связь появится, нажмите «Проверить ключ».</source>
        <translation>VK cannot be reached, so the key was not checked yet. It is still in the field: when the connection is back, press “Check the key”.</translation>
    </message>
    <message>
        <source>Ключ администратора</source>
        <translation>Administrator’s key</translation>
    </message>
    <message>
        <source>Вставить ещё один ключ</source>
        <translation>Paste another key</translation>
    </message>
    <message>
        <source>Что он добавляет</source>
        <translation>What it adds</translation>
    </message>
    <message>
        <source>Прежние комментарии, а не только новые</source>
        <translation>Earlier comments, not only new ones</translation>
    </message>
    <message>
        <source>Проверка, ушёл ли ответ на комментарий</source>
        <translation>A check whether an answer to a comment went out</translation>
    </message>
    <message>
        <source>Комментарии к фото, видео и товарам, обсуждения, предложка</source>
        <translation>Comments on photos, videos and market items, discussions, suggested posts</translation>
    </message>
    <message>
        <source>Удаление и возвращение комментариев</source>
        <translation>Deleting comments and bringing them back</translation>
    </message>
    <message>
        <source>Блокировка и её снятие</source>
        <translation>Banning and lifting bans</translation>
    </message>
    <message>
        <source>Проверить ключ</source>
        <translation>Check the key</translation>
    </message>
    <message>
        <source>Дальше без этого ключа</source>
        <translation>Go on without this key</translation>
    </message>
    <message>
        <source>Спрашиваем VK, чей это ключ</source>
        <translation>Asking VK whose key this is</translation>
    </message>
    <message>
        <source>Пока без ключа администратора: {names}.</source>
        <translation>Still without an administrator’s key: {names}.</translation>
    </message>
    <message>
        <source>У всех подключённых сообществ ключ администратора уже есть.</source>
        <translation>All connected communities have an administrator’s key already.</translation>
    </message>
    <message>
        <source>Ключ принят, его владелец: {name}</source>
        <translation>The key was accepted, its owner: {name}</translation>
    </message>
    <message>
        <source>Он работает в сообществах: {names}.</source>
        <translation>It works in: {names}.</translation>
    </message>
    <message>
        <source>Этими сообществами его владелец не управляет: {names}.</source>
        <translation>Its owner does not manage: {names}.</translation>
    </message>
</context>
<context>
    <name>AltDialog</name>
    <message>
        <source>Описание фото</source>
        <translation>Description of the photo</translation>
    </message>
    <message>
        <source>Коротко: кто и что на фото. Это прочтут люди, которые его не видят.</source>
        <translation>In short: who and what is on the photo. People who cannot see it will read this.</translation>
    </message>
    <message>
        <source>Что на фото</source>
        <translation>What the photo shows</translation>
    </message>
    <message>
        <source>Сохранить</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Не сохранять</source>
        <translation>Do not save</translation>
    </message>
    <message>
        <source>Что на фото?</source>
        <translation>What does the photo show?</translation>
    </message>
</context>
<context>
    <name>AnswerBox</name>
    <message>
        <source>Ответ</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Заметка</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ответ или заметка</source>
        <translation>Answer or note</translation>
    </message>
    <message>
        <source>Напишите ответ или нажмите / для шаблона</source>
        <translation>Write an answer, or press / for a template</translation>
    </message>
    <message>
        <source>Шаблон</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>Эмодзи</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Отправить</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Заметка для себя, никуда не отправится</source>
        <translation>A note for yourself; it is never sent</translation>
    </message>
    <message>
        <source>Сохранить</source>
        <translation>Save</translation>
    </message>
    <message numerus="yes">
        <source>Вставлено не всё: %n знаков не поместилось.</source>
        <translation>
            <numerusform>Not everything was pasted: %n character did not fit.</numerusform>
            <numerusform>Not everything was pasted: %n characters did not fit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Заполните место в скобках: {gap}</source>
        <translation>Fill in the gap: {gap}</translation>
    </message>
    <message>
        <source>Это удалено в VK, ответить на него нельзя.</source>
        <translation>This was deleted in VK and cannot be answered.</translation>
    </message>
</context>
<context>
    <name>ApproverRow</name>
    <message>
        <source>Убрать</source>
        <translation>Take away</translation>
    </message>
</context>
<context>
    <name>AskConsentDialog</name>
    <message>
        <source>Отправить на согласование</source>
        <translation>Ask for consent</translation>
    </message>
    <message>
        <source>На согласование</source>
        <translation>Ask for consent</translation>
    </message>
    <message>
        <source>Не отправлять</source>
        <translation>Do not send</translation>
    </message>
    <message>
        <source>Кто подготовил</source>
        <translation>Who wrote it</translation>
    </message>
    <message>
        <source>Что передать согласующему (необязательно)</source>
        <translation>Words for the approver (optional)</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message>
        <source>Резервная копия</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Закрыть паролем</source>
        <translation>Close with a password</translation>
    </message>
    <message>
        <source>Пароль</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Ещё раз</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Выбрать файл…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Не записывать</source>
        <translation>Do not write</translation>
    </message>
    <message>
        <source>Резервная копия в один файл</source>
        <translation>Backup to one file</translation>
    </message>
    <message>
        <source>В копию войдёт всё, что хранит программа: переписка, журнал с картинками, черновики, заметки, правила. Ключей и паролей в ней нет.</source>
        <translation>The backup holds all that the program keeps: messages, the journal with pictures, drafts, notes, rules. There are no keys and passwords in it.</translation>
    </message>
    <message>
        <source>Без пароля переписка граждан лежит в файле открыто. Храните его так же, как сам компьютер.</source>
        <translation>Without a password the messages of citizens lie open in the file. Keep it as safe as the computer itself.</translation>
    </message>
    <message>
        <source>Пароли не совпадают.</source>
        <translation>The passwords differ.</translation>
    </message>
    <message>
        <source>Не короче {count} знаков. Забытый пароль восстановить нельзя, копия без него бесполезна.</source>
        <translation>At least {count} characters. A forgotten password cannot be recovered, and without it the backup is useless.</translation>
    </message>
</context>
<context>
    <name>BackupPart</name>
    <message>
        <source>Сделать копию…</source>
        <translation>Make a backup…</translation>
    </message>
    <message>
        <source>Восстановить из копии…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>Остановить</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Копия записана и проверена: {name}</source>
        <translation>The backup is written and checked: {name}</translation>
    </message>
    <message>
        <source>Данные готовы, программа перезапускается.</source>
        <translation>The data are ready, the program starts anew.</translation>
    </message>
    <message>
        <source>Всё в одном файле, без ключей</source>
        <translation>All in one file, without keys</translation>
    </message>
    <message>
        <source>Копию можно делать, не закрывая программу. Записанное сразу читается обратно и сверяется. Ключи сообществ и пароль прокси в копию не входят: они остаются в хранилище ключей этого компьютера.</source>
        <translation>A backup can be made while the program works. What was written is read back and checked at once. Keys of communities and the proxy&apos;s password are not part of it: they stay in this computer&apos;s keyring.</translation>
    </message>
    <message>
        <source>Учебный район начинается заново, восстанавливать его незачем.</source>
        <translation>The training district begins anew each time, there is nothing to restore.</translation>
    </message>
    <message>
        <source>Копий ещё не было.</source>
        <translation>There was no backup yet.</translation>
    </message>
    <message>
        <source>Последняя копия: {time}.</source>
        <translation>Last backup: {time}.</translation>
    </message>
    <message>
        <source>Куда записать копию</source>
        <translation>Where to write the backup</translation>
    </message>
    <message>
        <source>Из какой копии восстановить</source>
        <translation>Which backup to restore from</translation>
    </message>
</context>
<context>
    <name>BanDialog</name>
    <message>
        <source>Заблокировать</source>
        <translation>Ban</translation>
    </message>
    <message>
        <source>Заблокировать: {name}</source>
        <translation>Ban: {name}</translation>
    </message>
    <message>
        <source>В сообществе «{name}» этот человек не сможет писать и комментировать. Блокировка без оснований может быть оспорена в суде: назовите нарушенное правило.</source>
        <translation>In “{name}” this person will not be able to write or comment. A ban without grounds can be challenged in court: name the rule that was broken.</translation>
    </message>
    <message>
        <source>Срок</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Пояснение для VK</source>
        <translation>Comment for VK</translation>
    </message>
    <message>
        <source>Пояснение, останется в VK (необязательно)</source>
        <translation>Comment, stays in VK (optional)</translation>
    </message>
    <message>
        <source>Показать пояснение этому человеку</source>
        <translation>Show the comment to this person</translation>
    </message>
    <message>
        <source>Удалить и этот комментарий</source>
        <translation>Delete this comment as well</translation>
    </message>
    <message>
        <source>Не блокировать</source>
        <translation>Do not ban</translation>
    </message>
    <message numerus="yes">
        <source>на %n дней</source>
        <translation>
            <numerusform>for %n day</numerusform>
            <numerusform>for %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>навсегда</source>
        <translation>for ever</translation>
    </message>
    <message numerus="yes">
        <source>Заблокировать людей: %n?</source>
        <translation>
            <numerusform>Ban %n person?</numerusform>
            <numerusform>Ban %n people?</numerusform>
        </translation>
    </message>
    <message>
        <source>Каждый не сможет писать и комментировать в том сообществе, где написал. Блокировка без оснований может быть оспорена в суде: назовите нарушенное правило.</source>
        <translation>Each of them will not be able to write or comment in the community where they wrote. A ban without grounds can be challenged in court: name the rule that was broken.</translation>
    </message>
    <message>
        <source>Показать пояснение этим людям</source>
        <translation>Show the comment to these people</translation>
    </message>
    <message>
        <source>Удалить и эти комментарии</source>
        <translation>Delete these comments as well</translation>
    </message>
</context>
<context>
    <name>BannedPane</name>
    <message>
        <source>Заблокированные</source>
        <translation>Banned</translation>
    </message>
    <message>
        <source>Снять блокировку</source>
        <translation>Lift the ban</translation>
    </message>
    <message>
        <source>Страница в VK</source>
        <translation>Page in VK</translation>
    </message>
    <message>
        <source>Никто не заблокирован.</source>
        <translation>Nobody is banned.</translation>
    </message>
</context>
<context>
    <name>BansModel</name>
    <message>
        <source>Кто</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Где</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>До</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Причина</source>
        <translation>Ground</translation>
    </message>
    <message>
        <source>Кто заблокировал</source>
        <translation>Banned by</translation>
    </message>
    <message>
        <source>навсегда</source>
        <translation>for ever</translation>
    </message>
</context>
<context>
    <name>BatchStrip</name>
    <message>
        <source>Остановить</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Показать в «Отправке»</source>
        <translation>Show in the Outbox</translation>
    </message>
    <message>
        <source>Понятно</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>CalendarDeeds</name>
    <message>
        <source>Черновик удалён</source>
        <translation>Draft deleted</translation>
    </message>
    <message>
        <source>Копия лежит в черновиках без даты</source>
        <translation>The copy is among the drafts without a date</translation>
    </message>
    <message>
        <source>Опубликовать сейчас?</source>
        <translation>Publish now?</translation>
    </message>
    <message>
        <source>Опубликовать</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>Не публиковать</source>
        <translation>Do not publish</translation>
    </message>
    <message>
        <source>Запись уходит в VK. Отменить можно в «Отправке».</source>
        <translation>The post is going to VK. It can be taken back in “Outbox”.</translation>
    </message>
    <message>
        <source>Перенесено: {time}</source>
        <translation>Moved: {time}</translation>
    </message>
    <message>
        <source>Остались на месте: {count}</source>
        <translation>Stayed in place: {count}</translation>
    </message>
    <message>
        <source>Они останутся черновиками на своих местах, черновики потеряют дату.</source>
        <translation>They stay as drafts in their places; drafts lose their date.</translation>
    </message>
    <message>
        <source>Снять</source>
        <translation>Take off</translation>
    </message>
    <message>
        <source>Не снимать</source>
        <translation>Do not take off</translation>
    </message>
    <message>
        <source>Черновик теперь без даты</source>
        <translation>The draft has no date now</translation>
    </message>
    <message>
        <source>Снято с публикации, осталось черновиком</source>
        <translation>Taken off the plan, kept as a draft</translation>
    </message>
    <message>
        <source>Эту запись сделали в VK. Снять её можно только там.</source>
        <translation>This post was made in VK. It can be taken off only there.</translation>
    </message>
    <message>
        <source>Запись сейчас на пути в VK. Снять её можно, когда она там будет.</source>
        <translation>The post is on its way to VK now. It can be taken off when it is there.</translation>
    </message>
    <message>
        <source>Запись уже вышла. Удалить её можно со стены в VK.</source>
        <translation>The post is out already. It can be deleted from the wall in VK.</translation>
    </message>
    <message>
        <source>Перенесено записей: {count}</source>
        <translation>Posts moved: {count}</translation>
    </message>
    <message>
        <source>Снять с публикации записей: {count}?</source>
        <translation>Take {count} posts off the plan?</translation>
    </message>
    <message>
        <source>Снято записей: {count}</source>
        <translation>Posts taken off: {count}</translation>
    </message>
</context>
<context>
    <name>CalendarScreen</name>
    <message>
        <source>Эту запись сделали в VK. Она ждёт там и открывается там.</source>
        <translation>This post was made in VK. It waits there and opens there.</translation>
    </message>
</context>
<context>
    <name>CalmWindow</name>
    <message>
        <source>Госклиент</source>
        <translation>Gosclient</translation>
    </message>
</context>
<context>
    <name>CapabilityPanel</name>
    <message>
        <source>Что работает</source>
        <translation>What works</translation>
    </message>
    <message>
        <source>Проверить</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Запросов ключом администратора в этом месяце: {count}. Возможный предел VK — {cap}.</source>
        <translation>Requests with the administrator&apos;s key this month: {count}. VK may allow {cap}.</translation>
    </message>
    <message>
        <source>Проверено: {time}</source>
        <translation>Checked: {time}</translation>
    </message>
    <message>
        <source>Ещё не проверяли</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>Программа ещё запускается. Подождите несколько секунд.</source>
        <translation>The program is still starting. Wait a few seconds.</translation>
    </message>
    <message>
        <source>Спрашиваем VK</source>
        <translation>Asking VK</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>Скопировать в черновики</source>
        <translation>Copy to drafts</translation>
    </message>
    <message>
        <source>Опубликовать сейчас…</source>
        <translation>Publish now…</translation>
    </message>
    <message>
        <source>Снять…</source>
        <translation>Take off…</translation>
    </message>
    <message>
        <source>Снять</source>
        <translation>Take off</translation>
    </message>
    <message>
        <source>Перенести</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>На неделю позже</source>
        <translation>A week later</translation>
    </message>
    <message>
        <source>На неделю раньше</source>
        <translation>A week earlier</translation>
    </message>
    <message>
        <source>Открыть в VK</source>
        <translation>Open in VK</translation>
    </message>
</context>
<context>
    <name>CareDialog</name>
    <message>
        <source>Изменить правило</source>
        <translation>Change the rule</translation>
    </message>
    <message>
        <source>Новое правило</source>
        <translation>New rule</translation>
    </message>
    <message>
        <source>Слова и выражения через запятую</source>
        <translation>Words and phrases, divided by commas</translation>
    </message>
    <message>
        <source>Находить и в искажённом виде: «х*й», «п.л.о.х.о», латиницей</source>
        <translation>Find them in disguise too: stars, dots, Latin letters</translation>
    </message>
    <message>
        <source>как у всех</source>
        <translation>as for all</translation>
    </message>
    <message>
        <source>Ставить выше других, пока открыто (при порядке по сроку)</source>
        <translation>Put above the others while open (when ordered by term)</translation>
    </message>
    <message>
        <source>Сохранить</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Не сохранять</source>
        <translation>Do not save</translation>
    </message>
    <message>
        <source>Что искать</source>
        <translation>What to look for</translation>
    </message>
    <message>
        <source>Название</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Пометка в списке</source>
        <translation>Label in the list</translation>
    </message>
    <message>
        <source>Срок первого ответа</source>
        <translation>Term of the first answer</translation>
    </message>
    <message>
        <source>Звёздочка в конце слова — любое окончание: «пожар*» найдёт и «пожарный». Выражение ищется целиком: «запах газа». Большие и малые буквы, е и ё равны.</source>
        <translation>A star at the end of a word is any ending: “пожар*” also finds “пожарный”. A phrase is looked for as a whole: “запах газа”. Capitals do not matter, nor does е or ё.</translation>
    </message>
</context>
<context>
    <name>CarePanel</name>
    <message>
        <source>Требует внимания</source>
        <translation>Needs care</translation>
    </message>
    <message>
        <source>Найдено: {words}</source>
        <translation>Found: {words}</translation>
    </message>
</context>
<context>
    <name>CarePart</name>
    <message>
        <source>Правила отмечают сообщения и комментарии, ставят свой срок и место в списке. Сами они ничего не удаляют и не скрывают: решаете вы.</source>
        <translation>Rules mark messages and comments, and may set a term and a place in the list. They delete and hide nothing: you decide.</translation>
    </message>
    <message>
        <source>Добавить правило…</source>
        <translation>Add a rule…</translation>
    </message>
    <message>
        <source>Вернуть исходные</source>
        <translation>Restore the original ones</translation>
    </message>
    <message>
        <source>Вставьте текст и посмотрите, какие правила сработают</source>
        <translation>Paste a text to see which rules find something</translation>
    </message>
    <message>
        <source>Ни одно правило не сработало.</source>
        <translation>No rule found anything.</translation>
    </message>
    <message>
        <source>Проверить на тексте</source>
        <translation>Try on a text</translation>
    </message>
    <message>
        <source>Исходные правила возвращены.</source>
        <translation>The original rules are back.</translation>
    </message>
    <message>
        <source>Правило убрано: {name}</source>
        <translation>Rule removed: {name}</translation>
    </message>
</context>
<context>
    <name>CertificateField</name>
    <message>
        <source>Выбрать файл…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Убрать</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>не выбран</source>
        <translation>none chosen</translation>
    </message>
    <message>
        <source>Сертификат организации</source>
        <translation>The office&apos;s certificate</translation>
    </message>
    <message>
        <source>Сертификаты (*.pem *.crt *.cer)</source>
        <translation>Certificates (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Все файлы (*)</source>
        <translation>All files (*)</translation>
    </message>
</context>
<context>
    <name>CharacterCounter</name>
    <message>
        <source>{0} · лишних {1}</source>
        <translation>{0} · {1} too many</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Насколько это важно</source>
        <translation>How grave it is</translation>
    </message>
    <message>
        <source>Что сказать</source>
        <translation>What to say</translation>
    </message>
    <message>
        <source>Вернуть исходное</source>
        <translation>Restore the default</translation>
    </message>
    <message>
        <source>Сохранить</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Не сохранять</source>
        <translation>Do not save</translation>
    </message>
    <message>
        <source>Вместо слов в скобках программа подставит своё:</source>
        <translation>In place of the words in braces the program puts:</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>Изменить</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>изменено вами</source>
        <translation>changed by you</translation>
    </message>
</context>
<context>
    <name>ChecksList</name>
    <message>
        <source>Проверки перед отправкой</source>
        <translation>Checks before sending</translation>
    </message>
</context>
<context>
    <name>ChecksPart</name>
    <message>
        <source>Вернуть исходные</source>
        <translation>Restore the original ones</translation>
    </message>
    <message>
        <source>Программа проверяет запись перед отправкой. Проверку можно выключить, сделать строже или мягче и сказать своими словами.</source>
        <translation>The program looks a post over before it is sent. A check can be switched off, made stricter or milder, and told in your own words.</translation>
    </message>
    <message>
        <source>Исходные проверки возвращены.</source>
        <translation>The default checks are back.</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>Группа сохранена: {name}</source>
        <translation>Group saved: {name}</translation>
    </message>
    <message>
        <source>Группа удалена: {name}. Сообщества остались.</source>
        <translation>Group deleted: {name}. Its communities stay.</translation>
    </message>
</context>
<context>
    <name>CommentCard</name>
    <message>
        <source>Первый комментарий: сообщество напишет его, когда запись выйдет</source>
        <translation>First comment: the community writes it when the post is out</translation>
    </message>
    <message>
        <source>Первый комментарий убран</source>
        <translation>First comment removed</translation>
    </message>
    <message>
        <source>Первый комментарий</source>
        <translation>First comment</translation>
    </message>
</context>
<context>
    <name>CommunitiesPage</name>
    <message>
        <source>Сообщества ещё не подключены.</source>
        <translation>No communities are connected yet.</translation>
    </message>
    <message>
        <source>Подключить сообщество…</source>
        <translation>Connect a community…</translation>
    </message>
    <message>
        <source>Это учебный район: его сообщества выдуманы, и подключать ничего не нужно.</source>
        <translation>This is the training district: its communities are invented, and there is nothing to connect.</translation>
    </message>
    <message>
        <source>Отключить сообщество?</source>
        <translation>Disconnect the community?</translation>
    </message>
    <message>
        <source>Сообщество «{name}» исчезнет из программы вместе со своей перепиской и ключами. В VK ничего не изменится; подключить его снова можно в любой день.</source>
        <translation>The community “{name}” will go from the program with its messages and keys. Nothing changes in VK; you can connect it again any day.</translation>
    </message>
    <message>
        <source>Отключить</source>
        <translation>Disconnect</translation>
    </message>
    <message>
        <source>Оставить</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Программа ещё запускается. Подождите несколько секунд.</source>
        <translation>The program is still starting. Wait a few seconds.</translation>
    </message>
    <message numerus="yes">
        <source>Пропадут и ваши черновики и заметки: %n.</source>
        <translation>
            <numerusform>Your drafts and notes will go too: %n.</numerusform>
            <numerusform>Your drafts and notes will go too: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ключи обновлены: {name}.</source>
        <translation>Keys renewed: {name}.</translation>
    </message>
</context>
<context>
    <name>CommunityBar</name>
    <message>
        <source>Куда публиковать</source>
        <translation>Where to publish</translation>
    </message>
    <message>
        <source>сообщество или группа</source>
        <translation>community or group</translation>
    </message>
    <message>
        <source>свернуть</source>
        <translation>fold</translation>
    </message>
    <message>
        <source>ещё {count}</source>
        <translation>{count} more</translation>
    </message>
</context>
<context>
    <name>CommunityChip</name>
    <message>
        <source>Delete — убрать</source>
        <translation>Delete removes it</translation>
    </message>
</context>
<context>
    <name>CommunityChoice</name>
    <message>
        <source>Куда публиковать</source>
        <translation>Where to publish</translation>
    </message>
    <message>
        <source>Найти сообщество или группу</source>
        <translation>Find a community or a group</translation>
    </message>
    <message>
        <source>Сообщества и группы</source>
        <translation>Communities and groups</translation>
    </message>
    <message>
        <source>нет доступа</source>
        <translation>no access</translation>
    </message>
    <message>
        <source>Сохранить как группу…</source>
        <translation>Save as a group…</translation>
    </message>
    <message>
        <source>Удалить группу</source>
        <translation>Delete the group</translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>выбрано</source>
        <translation>chosen</translation>
    </message>
    <message>
        <source>не выбрано</source>
        <translation>not chosen</translation>
    </message>
</context>
<context>
    <name>CommunityPopup</name>
    <message>
        <source>Сообщества</source>
        <translation>Communities</translation>
    </message>
    <message>
        <source>Найти сообщество</source>
        <translation>Find a community</translation>
    </message>
    <message>
        <source>Показать все</source>
        <translation>Show all</translation>
    </message>
</context>
<context>
    <name>CommunityRow</name>
    <message>
        <source>Обновить ключ</source>
        <translation>Renew the key</translation>
    </message>
    <message>
        <source>Отключить</source>
        <translation>Disconnect</translation>
    </message>
    <message>
        <source>Без ключа администратора прежних комментариев не видно.</source>
        <translation>Without an administrator&apos;s key earlier comments cannot be seen.</translation>
    </message>
    <message>
        <source>Что работает</source>
        <translation>What works</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>Подсказки</source>
        <translation>Suggestions</translation>
    </message>
</context>
<context>
    <name>ComposerDeeds</name>
    <message>
        <source>Выберите, когда опубликовать, или опубликуйте сейчас.</source>
        <translation>Choose when to publish, or publish now.</translation>
    </message>
    <message>
        <source>Запланировать {places}?</source>
        <translation>Schedule {places}?</translation>
    </message>
    <message>
        <source>Запланировать</source>
        <translation>Schedule</translation>
    </message>
    <message>
        <source>Запланировано на {time}</source>
        <translation>Scheduled for {time}</translation>
    </message>
    <message>
        <source>Опубликовать сейчас {places}?</source>
        <translation>Publish now {places}?</translation>
    </message>
    <message>
        <source>Запись появится на стене сразу.</source>
        <translation>The post appears on the wall at once.</translation>
    </message>
    <message>
        <source>Опубликовать сейчас</source>
        <translation>Publish now</translation>
    </message>
    <message>
        <source>Публикуется</source>
        <translation>Being published</translation>
    </message>
    <message>
        <source>Уже вышло и не изменено: {names}</source>
        <translation>Out already and not changed: {names}</translation>
    </message>
    <message>
        <source>Отменено не всё: уже передано в VK: {count}. Снимите эти записи ниже.</source>
        <translation>Not all was undone: handed to VK already: {count}. Take these posts back below.</translation>
    </message>
    <message>
        <source>Отменено. Запись сохранена как черновик.</source>
        <translation>Undone. The post is kept as a draft.</translation>
    </message>
    <message>
        <source>Запись уже вышла и не изменена: {names}.</source>
        <translation>The post is out already and was not changed: {names}.</translation>
    </message>
    <message>
        <source>В VK уже так, отправлять нечего.</source>
        <translation>It is so in VK already, there is nothing to send.</translation>
    </message>
    <message>
        <source>{name}: отправится ещё раз, {time}</source>
        <translation>{name}: will be sent again, {time}</translation>
    </message>
    <message>
        <source>{name}: снято с публикации</source>
        <translation>{name}: taken back</translation>
    </message>
    <message>
        <source>{name}: взято из VK</source>
        <translation>{name}: taken from VK</translation>
    </message>
    <message>
        <source>{name}: вернётся наш вариант</source>
        <translation>{name}: our version will be put back</translation>
    </message>
    <message>
        <source>Отправить ещё раз?</source>
        <translation>Send again?</translation>
    </message>
    <message>
        <source>Сначала откройте сообщество в VK и проверьте, нет ли там этой записи.</source>
        <translation>First open the community in VK and check whether the post is there.</translation>
    </message>
    <message>
        <source>Возможно, она уже в VK. Тогда жители увидят её дважды.</source>
        <translation>It may be in VK already. Then people would see it twice.</translation>
    </message>
    <message>
        <source>Отправить ещё раз</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Исправить запись на стене?</source>
        <translation>Correct the post on the wall?</translation>
    </message>
    <message>
        <source>Запись останется на своём месте, VK отметит, что её изменили.</source>
        <translation>The post stays in its place; VK shows that it was changed.</translation>
    </message>
    <message>
        <source>Исправить</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>{name}: запись на стене исправляется</source>
        <translation>{name}: the post on the wall is being corrected</translation>
    </message>
    <message>
        <source>Публикации на паузе. Запись сохранена здесь.</source>
        <translation>Publishing is paused. The post is kept here.</translation>
    </message>
    <message>
        <source>Изменено в самом VK, решите ниже: {names}</source>
        <translation>Changed in VK itself, decide below: {names}</translation>
    </message>
</context>
<context>
    <name>ComposerHeader</name>
    <message>
        <source>Прежние версии</source>
        <translation>Earlier versions</translation>
    </message>
    <message>
        <source>Предпросмотр и сообщества</source>
        <translation>Preview and communities</translation>
    </message>
    <message>
        <source>Ещё</source>
        <translation>More</translation>
    </message>
    <message>
        <source>ещё не сохранено</source>
        <translation>not saved yet</translation>
    </message>
    <message>
        <source>Новая запись</source>
        <translation>New post</translation>
    </message>
    <message>
        <source>сохранено {time}</source>
        <translation>saved {time}</translation>
    </message>
    <message>
        <source>не сохранено, пробуем снова</source>
        <translation>not saved, trying again</translation>
    </message>
    <message>
        <source>Создать копию</source>
        <translation>Make a copy</translation>
    </message>
    <message>
        <source>Удалить запись</source>
        <translation>Delete the post</translation>
    </message>
</context>
<context>
    <name>ComposerScreen</name>
    <message>
        <source>{name}: снова общий текст</source>
        <translation>{name}: the common text again</translation>
    </message>
    <message>
        <source>Запись на согласовании. Запланировать можно после него.</source>
        <translation>The post waits for consent. It can be planned after that.</translation>
    </message>
</context>
<context>
    <name>ConsentBar</name>
    <message>
        <source>Согласование</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>История</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Вернуть…</source>
        <translation>Return…</translation>
    </message>
    <message>
        <source>Согласовать…</source>
        <translation>Agree…</translation>
    </message>
</context>
<context>
    <name>ConsentPart</name>
    <message>
        <source>Добавить согласующего…</source>
        <translation>Add an approver…</translation>
    </message>
    <message>
        <source>Согласовать некому: добавьте согласующего или выключите согласование.</source>
        <translation>Nobody may agree: add an approver or switch consent off.</translation>
    </message>
    <message>
        <source>Включено в сообществах: {count}</source>
        <translation>On in communities: {count}</translation>
    </message>
    <message>
        <source>Выключено</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>нужно согласование</source>
        <translation>wants consent</translation>
    </message>
    <message>
        <source>Запись в такие сообщества сначала смотрит другой человек. Согласующий подтверждает себя кодом, свою запись согласовать нельзя. Если потом изменить текст, фото или добавить сообщество, согласуют заново.</source>
        <translation>Somebody else looks at a post for such communities first. An approver proves it by a code, nobody agrees to their own post. If words or photos are changed afterwards, or a community is added, it needs consent anew.</translation>
    </message>
    <message>
        <source>Код различает людей за одним столом. От того, кто вошёл в компьютер под вашей учётной записью и пишет в VK мимо программы, он не защищает.</source>
        <translation>The code keeps people at one desk apart. It does not protect from somebody who is signed in to the computer under your account and writes to VK past this program.</translation>
    </message>
    <message>
        <source>Согласование</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Кто согласует</source>
        <translation>Who agrees</translation>
    </message>
    <message>
        <source>Где нужно</source>
        <translation>Where it is wanted</translation>
    </message>
</context>
<context>
    <name>ContextPane</name>
    <message>
        <source>Писал раньше</source>
        <translation>Wrote before</translation>
    </message>
    <message>
        <source>Добавить заметку</source>
        <translation>Add a note</translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>О человеке</source>
        <translation>About the person</translation>
    </message>
    <message>
        <source>Пишет в: {names}</source>
        <translation>Writes to: {names}</translation>
    </message>
    <message>
        <source>Страница удалена или заблокирована</source>
        <translation>The page is deleted or blocked</translation>
    </message>
    <message>
        <source>вложение</source>
        <translation>attachment</translation>
    </message>
    <message>
        <source>ждёт ответа</source>
        <translation>awaits an answer</translation>
    </message>
    <message>
        <source>Ответ не нужен</source>
        <translation>No answer needed</translation>
    </message>
    <message numerus="yes">
        <source>Переписок и комментариев: %n</source>
        <translation>
            <numerusform>Talks and comments: %n</numerusform>
            <numerusform>Talks and comments: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Удалить</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Вернуть</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Заблокировать</source>
        <translation>Ban</translation>
    </message>
    <message>
        <source>Снять блокировку</source>
        <translation>Lift the ban</translation>
    </message>
    <message>
        <source>Опубликовать</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>Отклонить</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>Удалить данные этого человека…</source>
        <translation>Erase this person&apos;s data…</translation>
    </message>
</context>
<context>
    <name>ConvertingWindow</name>
    <message>
        <source>Открыть программу</source>
        <translation>Open the program</translation>
    </message>
    <message>
        <source>Шифруем локальный файл…</source>
        <translation>Encrypting the local file…</translation>
    </message>
    <message>
        <source>Расшифровываем файл…</source>
        <translation>Decrypting the file…</translation>
    </message>
    <message>
        <source>Это может занять несколько минут. Прежний файл работает, пока новый не готов и не сверен с ним. Потом программа откроется сама.</source>
        <translation>This may take some minutes. The old file stays in use until the new one is ready and compared with it. Then the program opens by itself.</translation>
    </message>
    <message>
        <source>готовимся</source>
        <translation>getting ready</translation>
    </message>
    <message>
        <source>копируем переписку, ответы и черновики</source>
        <translation>copying talk, answers and drafts</translation>
    </message>
    <message>
        <source>сверяем новый файл с прежним</source>
        <translation>comparing the new file with the old one</translation>
    </message>
    <message>
        <source>ставим новый файл на место</source>
        <translation>putting the new file in its place</translation>
    </message>
    <message>
        <source>убираем лишнее</source>
        <translation>clearing up</translation>
    </message>
    <message>
        <source>Шифрование не включено</source>
        <translation>Encryption was not switched on</translation>
    </message>
    <message>
        <source>Шифрование не выключено</source>
        <translation>Encryption was not switched off</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n дней</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n сообществ</source>
        <translation>
            <numerusform>%n community</numerusform>
            <numerusform>%n communities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n без ключа администратора</source>
        <translation>
            <numerusform>%n without an administrator&apos;s key</numerusform>
            <numerusform>%n without an administrator&apos;s key</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Новых сообщений: %n</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>уйдёт %n ответов</source>
        <translation>
            <numerusform>%n answer will go</numerusform>
            <numerusform>%n answers will go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>сделается %n действий</source>
        <translation>
            <numerusform>%n act will be done</numerusform>
            <numerusform>%n acts will be done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>в %n сообществах</source>
        <translation>
            <numerusform>in %n community</numerusform>
            <numerusform>in %n communities</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayCalendar</name>
    <message>
        <source>Предыдущий месяц</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>Следующий месяц</source>
        <translation>Next month</translation>
    </message>
</context>
<context>
    <name>DayNotes</name>
    <message>
        <source>Новая запись на этот день</source>
        <translation>New post on this day</translation>
    </message>
    <message>
        <source>Заметка на день…</source>
        <translation>Note on the day…</translation>
    </message>
    <message>
        <source>День траура</source>
        <translation>Day of mourning</translation>
    </message>
    <message>
        <source>Заметка сохранена</source>
        <translation>The note is kept</translation>
    </message>
    <message>
        <source>Заметка изменена</source>
        <translation>The note is changed</translation>
    </message>
    <message>
        <source>Заметка убрана</source>
        <translation>The note is taken away</translation>
    </message>
    <message>
        <source>Отмечен день траура: {day}</source>
        <translation>Marked as a day of mourning: {day}</translation>
    </message>
    <message>
        <source>Больше не день траура: {day}</source>
        <translation>No day of mourning any more: {day}</translation>
    </message>
    <message>
        <source>Изменить…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Убрать</source>
        <translation>Take away</translation>
    </message>
</context>
<context>
    <name>DecideDialog</name>
    <message>
        <source>Согласовать запись</source>
        <translation>Agree to the post</translation>
    </message>
    <message>
        <source>Вернуть запись автору</source>
        <translation>Return the post to its author</translation>
    </message>
    <message>
        <source>Согласовать</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>Вернуть автору</source>
        <translation>Return to the author</translation>
    </message>
    <message>
        <source>Не сейчас</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Кто согласует</source>
        <translation>Who agrees</translation>
    </message>
    <message>
        <source>Код</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Замечание (необязательно)</source>
        <translation>A remark (optional)</translation>
    </message>
    <message>
        <source>Что исправить</source>
        <translation>What to mend</translation>
    </message>
</context>
<context>
    <name>DecryptDialog</name>
    <message>
        <source>Расшифровать локальный файл?</source>
        <translation>Decrypt the local file?</translation>
    </message>
    <message>
        <source>Программа закроется, расшифрует файл и откроется сама. Переписка, ответы и черновики сохранятся. После этого файл прочтёт каждый, кто получит этот диск.</source>
        <translation>The program will close, decrypt the file and open by itself. Talk, answers and drafts are kept. After that anybody who gets this disk can read the file.</translation>
    </message>
    <message>
        <source>Ключ уйдёт из хранилища ключей, когда файл будет расшифрован. Если рядом есть отложенный зашифрованный файл, ключ останется: код восстановления тоже сохраните.</source>
        <translation>The key leaves the keyring once the file is decrypted. If an encrypted file set aside lies beside it, the key stays: keep the recovery code too.</translation>
    </message>
    <message>
        <source>Расшифровать и открыть заново</source>
        <translation>Decrypt and open again</translation>
    </message>
    <message>
        <source>Оставить зашифрованным</source>
        <translation>Keep it encrypted</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Ответ скоро уйдёт</source>
        <translation>The answer goes soon</translation>
    </message>
    <message>
        <source>Заметка убрана</source>
        <translation>Note removed</translation>
    </message>
    <message>
        <source>Ответ снят. Его текст остался в «Отправке»: поле ответа занято.</source>
        <translation>The answer was taken back. Its text stays in “Sending”: the answer field is in use.</translation>
    </message>
    <message>
        <source>У этого вложения нет адреса. Посмотрите его в VK: меню «Ещё».</source>
        <translation>This attachment has no address. See it in VK: menu “More”.</translation>
    </message>
    <message>
        <source>Ссылка скопирована</source>
        <translation>Link copied</translation>
    </message>
    <message>
        <source>Взято себе</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Больше не в моих</source>
        <translation>No longer mine</translation>
    </message>
    <message numerus="yes">
        <source>Закрыто старых: %n</source>
        <translation>
            <numerusform>Old ones closed: %n</numerusform>
            <numerusform>Old ones closed: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Отложено до {time}</source>
        <translation>Put off until {time}</translation>
    </message>
    <message>
        <source>Ответ не нужен</source>
        <translation>No answer needed</translation>
    </message>
    <message>
        <source>Снова в новых</source>
        <translation>New again</translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Удалить</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Удалить комментарий?</source>
        <translation>Delete the comment?</translation>
    </message>
    <message numerus="yes">
        <source>Удалить комментариев: %n?</source>
        <translation>
            <numerusform>Delete %n comment?</numerusform>
            <numerusform>Delete %n comments?</numerusform>
        </translation>
    </message>
    <message>
        <source>Из VK комментарий исчезнет. Копия с картинками останется в журнале, вернуть можно позже.</source>
        <translation>The comment will vanish from VK. A copy with its pictures stays in the journal, and it can be brought back later.</translation>
    </message>
    <message numerus="yes">
        <source>На отмену будет %n с.</source>
        <translation>
            <numerusform>%n&#xa0;s to take it back.</numerusform>
            <numerusform>%n&#xa0;s to take it back.</numerusform>
        </translation>
    </message>
    <message>
        <source>Не удалять</source>
        <translation>Do not delete</translation>
    </message>
    <message numerus="yes">
        <source>и ещё %n</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Отклонить</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>Не отклонять</source>
        <translation>Do not decline</translation>
    </message>
    <message>
        <source>Отклонить предложенную запись?</source>
        <translation>Decline the suggested post?</translation>
    </message>
    <message>
        <source>Из предложенных в VK она исчезнет, вернуть её туда нельзя. Копия с картинками останется в журнале.</source>
        <translation>It vanishes from the suggested posts in VK and cannot be put back there. A copy with pictures stays in the journal.</translation>
    </message>
    <message>
        <source>Ответ автору личным сообщением (необязательно)</source>
        <translation>Answer to the author by a direct message (optional)</translation>
    </message>
    <message>
        <source>Ответ автору</source>
        <translation>Answer to the author</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>О записи</source>
        <translation>About the post</translation>
    </message>
    <message>
        <source>Где она выходит</source>
        <translation>Where it appears</translation>
    </message>
    <message>
        <source>Открыть</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Что сделать с записью</source>
        <translation>What to do with the post</translation>
    </message>
    <message>
        <source>Закрыть</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Открыть в VK</source>
        <translation>Open in VK</translation>
    </message>
</context>
<context>
    <name>DiskPart</name>
    <message>
        <source>Сжать файл</source>
        <translation>Compact the file</translation>
    </message>
    <message>
        <source>Удалить копии до обновления</source>
        <translation>Remove copies from before updates</translation>
    </message>
    <message>
        <source>переписка и журнал: {size}</source>
        <translation>messages and journal: {size}</translation>
    </message>
    <message>
        <source>копии в журнале: {size}</source>
        <translation>copies in the journal: {size}</translation>
    </message>
    <message>
        <source>свободно в файле: {size}</source>
        <translation>free in the file: {size}</translation>
    </message>
    <message>
        <source>картинки: {size}</source>
        <translation>pictures: {size}</translation>
    </message>
    <message>
        <source>Следы удалённого ещё лежат в журнале файла: его держит другая программа. Они исчезнут при следующем запуске.</source>
        <translation>Traces of what was erased still lie in the log of the file: another program holds it open. They go at the next start.</translation>
    </message>
    <message>
        <source>Рядом лежат прежние файлы ({count}): {names}. В них может быть то, что вы удаляете здесь.</source>
        <translation>Older files lie beside it ({count}): {names}. They may hold what you remove here.</translation>
    </message>
    <message>
        <source>Файл сжимается. Читать можно, запись подождёт.</source>
        <translation>The file is being compacted. You can read on, writing waits.</translation>
    </message>
    <message>
        <source>Свободное место возвращено диску.</source>
        <translation>The free room was given back to the disk.</translation>
    </message>
    <message>
        <source>Удалено: {count}.</source>
        <translation>Removed: {count}.</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Прежняя версия возвращена</source>
        <translation>An earlier version is back</translation>
    </message>
    <message>
        <source>Это копия: новый черновик без времени.</source>
        <translation>This is a copy: a new draft without a time.</translation>
    </message>
    <message>
        <source>Запись удалена</source>
        <translation>Post deleted</translation>
    </message>
</context>
<context>
    <name>DoneRow</name>
    <message>
        <source>Подключено: {name}</source>
        <translation>Connected: {name}</translation>
    </message>
</context>
<context>
    <name>DraftList</name>
    <message>
        <source>Записи без даты</source>
        <translation>Posts without a date</translation>
    </message>
</context>
<context>
    <name>DraftMenu</name>
    <message>
        <source>Скопировать в черновики</source>
        <translation>Copy to drafts</translation>
    </message>
</context>
<context>
    <name>DraftsPane</name>
    <message>
        <source>Здесь будут черновики и идеи без даты. Перетащите их на день, когда решите.</source>
        <translation>Drafts and ideas without a date will be here. Drag one onto a day when you decide.</translation>
    </message>
    <message>
        <source>Без даты</source>
        <translation>No date</translation>
    </message>
    <message>
        <source>Ждут согласования</source>
        <translation>Wait for consent</translation>
    </message>
</context>
<context>
    <name>EmojiPopup</name>
    <message>
        <source>Эмодзи</source>
        <translation>Emoji</translation>
    </message>
</context>
<context>
    <name>EncryptDialog</name>
    <message>
        <source>Зашифровать локальный файл</source>
        <translation>Encrypt the local file</translation>
    </message>
    <message>
        <source>Код восстановления</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Код записан и хранится отдельно от этого компьютера</source>
        <translation>The code is written down and kept apart from this computer</translation>
    </message>
    <message>
        <source>Зашифровать и открыть заново</source>
        <translation>Encrypt and open again</translation>
    </message>
    <message>
        <source>Не шифровать</source>
        <translation>Do not encrypt</translation>
    </message>
    <message>
        <source>Ключ уже лежит в хранилище ключей системы. Если хранилище пропадёт (новый компьютер, переустановка системы, сброс пароля), файл откроет только этот код:</source>
        <translation>The key lies in the system&apos;s keyring already. If the keyring is lost (a new computer, a reinstalled system, a reset password), only this code opens the file:</translation>
    </message>
    <message>
        <source>Код показан один раз. Напечатайте или запишите его и положите, например, в сейф. Файл с кодом не оставляйте на этом компьютере.</source>
        <translation>The code is shown once. Print it or write it down and put it, for example, into a safe. Do not leave a file with the code on this computer.</translation>
    </message>
    <message>
        <source>Программа закроется, зашифрует файл и откроется сама. Переписка, ответы в отправке и черновики сохранятся. Прежний файл будет удалён, но на SSD его части могут остаться в незанятом месте, пока оно не перезапишется.</source>
        <translation>The program will close, encrypt the file and open by itself. Talk, answers in the outbox and drafts are kept. The old file is deleted, but on an SSD parts of it may stay in free space until that is written over.</translation>
    </message>
    <message>
        <source>Скопировать</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Сохранить в файл…</source>
        <translation>Save to a file…</translation>
    </message>
    <message>
        <source>Код скопирован.</source>
        <translation>The code was copied.</translation>
    </message>
    <message>
        <source>Куда сохранить код</source>
        <translation>Where to save the code</translation>
    </message>
    <message>
        <source>Госклиент: код восстановления локального файла</source>
        <translation>Gosclient: recovery code of the local file</translation>
    </message>
    <message>
        <source>Файл не записан: выберите другую папку или диск.</source>
        <translation>The file was not written: choose another folder or disk.</translation>
    </message>
    <message>
        <source>Код сохранён. Перенесите этот файл с компьютера.</source>
        <translation>The code was saved. Take this file off the computer.</translation>
    </message>
</context>
<context>
    <name>EncryptionPart</name>
    <message>
        <source>Зашифровать…</source>
        <translation>Encrypt…</translation>
    </message>
    <message>
        <source>Расшифровать…</source>
        <translation>Decrypt…</translation>
    </message>
    <message>
        <source>Шифрование локального файла</source>
        <translation>Encryption of the local file</translation>
    </message>
    <message>
        <source>Файл зашифрован</source>
        <translation>The file is encrypted</translation>
    </message>
    <message>
        <source>Переписка, ответы, черновики и журнал на диске не читаются без ключа. Ключ лежит в хранилище ключей системы. Картинки хранятся только в памяти, пока программа открыта.</source>
        <translation>Talk, answers, drafts and the journal on the disk cannot be read without the key. The key lies in the system&apos;s keyring. Pictures are kept in memory only, while the program is open.</translation>
    </message>
    <message>
        <source>Файл не зашифрован</source>
        <translation>The file is not encrypted</translation>
    </message>
    <message>
        <source>Кто получит этот диск, прочтёт переписку жителей. После включения для чтения файла нужен ключ из хранилища ключей системы или код восстановления на бумаге.</source>
        <translation>Whoever gets this disk can read what citizens wrote. Once switched on, reading the file takes the key from the system&apos;s keyring or the recovery code on paper.</translation>
    </message>
    <message>
        <source>В учебном районе шифрования нет: от учёбы ничего не остаётся.</source>
        <translation>The training district is not encrypted: nothing of a training stays.</translation>
    </message>
    <message>
        <source>Рядом лежат отложенные повреждённые файлы, они не зашифрованы: {names}. Если они не нужны специалисту, удалите их.</source>
        <translation>Damaged files set aside lie beside it and are not encrypted: {names}. If no specialist needs them, delete them.</translation>
    </message>
</context>
<context>
    <name>EntryDetail</name>
    <message>
        <source>Что происходило</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Открыть переписку</source>
        <translation>Open the thread</translation>
    </message>
    <message>
        <source>от имени: {name}</source>
        <translation>on behalf of: {name}</translation>
    </message>
    <message>
        <source>Скопировать текст</source>
        <translation>Copy the text</translation>
    </message>
    <message>
        <source>загружается</source>
        <translation>uploading</translation>
    </message>
    <message>
        <source>Текст</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Удалить данные человека</source>
        <translation>Erase a person&apos;s data</translation>
    </message>
    <message>
        <source>Основание</source>
        <translation>Ground</translation>
    </message>
    <message>
        <source>Основание, без имени: например, «Заявление от 3 марта»</source>
        <translation>The ground, without a name: “Application of 3 March”, for one</translation>
    </message>
    <message>
        <source>Понимаю, что вернуть нельзя</source>
        <translation>I understand that there is no way back</translation>
    </message>
    <message>
        <source>Удалить данные</source>
        <translation>Erase the data</translation>
    </message>
    <message>
        <source>Не удалять</source>
        <translation>Do not delete</translation>
    </message>
    <message>
        <source>Удалить данные: {name}?</source>
        <translation>Erase the data of {name}?</translation>
    </message>
    <message>
        <source>Этому человеку ещё что-то отправляется или ждёт вашего решения: сначала закончите или снимите это в «Отправке».</source>
        <translation>Something to this person is still on its way or waits for your decision: finish it or let it go in “Outbox” first.</translation>
    </message>
    <message>
        <source>Блокировка остаётся: она действует в VK.</source>
        <translation>The ban stays: it holds in VK.</translation>
    </message>
    <message>
        <source>Номер страницы и это основание останутся в журнале: это запись о действиях учреждения. Что уже стоит в VK, там и останется, но сюда снова не загрузится. Новое сообщение этого человека придёт как обычно. Слова других людей о нём и прежние резервные копии не меняются.</source>
        <translation>The number of the page and this ground stay in the journal: it is the record of what the office did. What stands in VK stays there, but is not loaded here again. A new message of this person will come as usual. Words of others about them and earlier backups do not change.</translation>
    </message>
</context>
<context>
    <name>ErasurePart</name>
    <message>
        <source>Имя, номер или ссылка на страницу</source>
        <translation>Name, number or address of the page</translation>
    </message>
    <message>
        <source>Никого не нашлось.</source>
        <translation>Nobody was found.</translation>
    </message>
    <message>
        <source>Удалено раньше</source>
        <translation>Erased before</translation>
    </message>
    <message>
        <source>Удаляется всё, что хранится здесь об одном человеке: переписка, комментарии, копии в журнале, картинки, имя и заметки. Перед удалением видно, сколько чего уйдёт. То же можно сделать из карточки человека справа от переписки.</source>
        <translation>All that is kept here of one person is erased: messages, comments, copies in the journal, pictures, the name and notes. Before that you see how much of each will go. The same can be done from the person&apos;s card beside the thread.</translation>
    </message>
</context>
<context>
    <name>ExtraCard</name>
    <message>
        <source>Убрать: {name}</source>
        <translation>Remove: {name}</translation>
    </message>
</context>
<context>
    <name>FailureWindow</name>
    <message>
        <source>Профиль не открылся</source>
        <translation>The profile did not open</translation>
    </message>
    <message>
        <source>Закрыть</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Сделанные в VK</source>
        <translation>Made in VK</translation>
    </message>
    <message>
        <source>Сбросить</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Без даты</source>
        <translation>No date</translation>
    </message>
    <message>
        <source>Все рубрики</source>
        <translation>All rubrics</translation>
    </message>
    <message>
        <source>Все состояния</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>Ждут вас</source>
        <translation>Waiting for you</translation>
    </message>
    <message>
        <source>Черновики</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>Запланированные</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>На паузе</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Вышедшие</source>
        <translation>Published</translation>
    </message>
</context>
<context>
    <name>FirstRunScreen</name>
    <message>
        <source>Позже</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Закрыть</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>FoundCard</name>
    <message>
        <source>Это ваше сообщество?</source>
        <translation>Is this your community?</translation>
    </message>
    <message>
        <source>Нет, вставить другой ключ</source>
        <translation>No, paste another key</translation>
    </message>
</context>
<context>
    <name>GroundDialog</name>
    <message>
        <source>Изменить причину</source>
        <translation>Change the ground</translation>
    </message>
    <message>
        <source>Новая причина</source>
        <translation>New ground</translation>
    </message>
    <message>
        <source>Пункт правил своими словами</source>
        <translation>The point of the rules in your own words</translation>
    </message>
    <message>
        <source>навсегда</source>
        <translation>for ever</translation>
    </message>
    <message>
        <source>Сохранить</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Не сохранять</source>
        <translation>Do not save</translation>
    </message>
    <message>
        <source>Причина</source>
        <translation>Ground</translation>
    </message>
    <message>
        <source>Причина для VK</source>
        <translation>Reason told to VK</translation>
    </message>
    <message>
        <source>Предлагать блокировку на</source>
        <translation>Propose a ban of</translation>
    </message>
</context>
<context>
    <name>GroundList</name>
    <message>
        <source>Причина</source>
        <translation>Ground</translation>
    </message>
    <message>
        <source>Или своими словами: пункт правил, что нарушено</source>
        <translation>Or in your own words: the rule, what was broken</translation>
    </message>
    <message>
        <source>Причина своими словами</source>
        <translation>Ground in your own words</translation>
    </message>
</context>
<context>
    <name>GroundsPart</name>
    <message>
        <source>Причины, по которым вы удаляете комментарии и блокируете людей: пункты правил, опубликованных в сообществе. В журнале останется прежнее название, если вы его измените.</source>
        <translation>Grounds on which you delete comments and ban people: points of the rules published in the community. The journal keeps the former words if you change them.</translation>
    </message>
    <message>
        <source>Добавить причину…</source>
        <translation>Add a ground…</translation>
    </message>
    <message>
        <source>Вернуть исходные</source>
        <translation>Restore the original ones</translation>
    </message>
    <message>
        <source>Причина убрана: {name}</source>
        <translation>Ground removed: {name}</translation>
    </message>
    <message>
        <source>Исходные причины возвращены.</source>
        <translation>The original grounds are back.</translation>
    </message>
</context>
<context>
    <name>GroupDialog</name>
    <message>
        <source>Сохранить как группу</source>
        <translation>Save as a group</translation>
    </message>
    <message>
        <source>и ещё {count}</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Название группы</source>
        <translation>Name of the group</translation>
    </message>
    <message>
        <source>Например: все школы</source>
        <translation>For example: all schools</translation>
    </message>
    <message>
        <source>Сохранить</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Не сохранять</source>
        <translation>Do not save</translation>
    </message>
    <message>
        <source>Такая группа есть, она будет заменена.</source>
        <translation>There is such a group, it will be replaced.</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Назад</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Дальше</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>HandDialog</name>
    <message>
        <source>Не отправлять</source>
        <translation>Do not send</translation>
    </message>
</context>
<context>
    <name>HeadBar</name>
    <message>
        <source>Назад</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Вперёд</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Сегодня</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Сегодня (Е/T)</source>
        <translation>Today (Е/T)</translation>
    </message>
    <message>
        <source>День</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Неделя</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Месяц</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Список</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Новая запись</source>
        <translation>New post</translation>
    </message>
    <message>
        <source>Время календаря — не этого компьютера</source>
        <translation>The calendar&apos;s time is not that of this computer</translation>
    </message>
    <message>
        <source>Пауза…</source>
        <translation>Pause…</translation>
    </message>
    <message>
        <source>Пауза публикаций: траур, чрезвычайная ситуация</source>
        <translation>A pause of publishing: mourning, an emergency</translation>
    </message>
    <message>
        <source>План</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>План таблицей: загрузить или выгрузить</source>
        <translation>The plan as a table: load or write</translation>
    </message>
    <message>
        <source>Загрузить план…</source>
        <translation>Load a plan…</translation>
    </message>
    <message>
        <source>Выгрузить план…</source>
        <translation>Write the plan…</translation>
    </message>
</context>
<context>
    <name>HistoryPopup</name>
    <message>
        <source>История согласования</source>
        <translation>History of consent</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Загрузить план</source>
        <translation>Load a plan</translation>
    </message>
    <message>
        <source>Проверяю план…</source>
        <translation>Checking the plan…</translation>
    </message>
    <message>
        <source>Пропустить строки с ошибками</source>
        <translation>Skip rows with errors</translation>
    </message>
    <message>
        <source>Сразу передать в VK, не оставлять черновиками</source>
        <translation>Hand over to VK at once, do not leave drafts</translation>
    </message>
    <message>
        <source>Не загружать</source>
        <translation>Do not load</translation>
    </message>
    <message>
        <source>Остановить</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Загружаю: {done} из {steps}</source>
        <translation>Loading: {done} of {steps}</translation>
    </message>
    <message>
        <source>Загружаю…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>Закрыть</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Готово: {count}</source>
        <translation>Ready: {count}</translation>
    </message>
    <message>
        <source>с ошибками: {count}</source>
        <translation>with errors: {count}</translation>
    </message>
    <message>
        <source>уже запланировано: {count}</source>
        <translation>planned already: {count}</translation>
    </message>
    <message>
        <source>Пока ничего не изменено.</source>
        <translation>Nothing has been changed yet.</translation>
    </message>
    <message>
        <source>Загружать нечего: исправьте файл и выберите его снова.</source>
        <translation>There is nothing to load: mend the file and choose it again.</translation>
    </message>
    <message>
        <source>Остановлено. Ничего не загружено.</source>
        <translation>Stopped. Nothing was loaded.</translation>
    </message>
    <message>
        <source>Создано записей: {count}.</source>
        <translation>Posts made: {count}.</translation>
    </message>
    <message>
        <source>Уходит в VK, по сообществам: {count}.</source>
        <translation>Posts on their way to VK: {count}.</translation>
    </message>
    <message>
        <source>Уже были здесь: {count}.</source>
        <translation>Were here already: {count}.</translation>
    </message>
    <message>
        <source>Остались черновиками, причина в таблице: {count}.</source>
        <translation>Stayed drafts, the reason is in the table: {count}.</translation>
    </message>
    <message>
        <source>Остановлено: остальные остались черновиками.</source>
        <translation>Stopped: the others stayed drafts.</translation>
    </message>
    <message>
        <source>Передать в VK: {count}</source>
        <translation>Hand over to VK: {count}</translation>
    </message>
    <message>
        <source>Создать черновики: {count}</source>
        <translation>Make drafts: {count}</translation>
    </message>
</context>
<context>
    <name>InboxDelegate</name>
    <message>
        <source>удалено в VK</source>
        <translation>deleted in VK</translation>
    </message>
    <message>
        <source>вложение</source>
        <translation>attachment</translation>
    </message>
    <message>
        <source>без слов</source>
        <translation>no words</translation>
    </message>
</context>
<context>
    <name>InboxList</name>
    <message>
        <source>Список входящих</source>
        <translation>Inbox list</translation>
    </message>
</context>
<context>
    <name>InboxScreen</name>
    <message>
        <source>Пока здесь пусто.</source>
        <translation>Nothing here yet.</translation>
    </message>
    <message numerus="yes">
        <source>Все сообщества разобраны: %n.</source>
        <translation>
            <numerusform>All is answered in %n community.</numerusform>
            <numerusform>All is answered in %n communities.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ближайший срок — {time}.</source>
        <translation>The nearest deadline is {time}.</translation>
    </message>
    <message>
        <source>Ничего не отложено.</source>
        <translation>Nothing is put off.</translation>
    </message>
    <message>
        <source>Здесь пока ничего нет.</source>
        <translation>Nothing here yet.</translation>
    </message>
    <message>
        <source>Здесь будет то, что вы возьмёте себе клавишей {key}.</source>
        <translation>What you take with {key} will stand here.</translation>
    </message>
    <message>
        <source>По этому отбору ничего нет.</source>
        <translation>Nothing fits this choice.</translation>
    </message>
    <message>
        <source>Ничего не горит.</source>
        <translation>Nothing is urgent.</translation>
    </message>
</context>
<context>
    <name>JournalModel</name>
    <message>
        <source>Состояние</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Когда</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Действие</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>О ком</source>
        <translation>About whom</translation>
    </message>
    <message>
        <source>Причина и текст</source>
        <translation>Ground and text</translation>
    </message>
</context>
<context>
    <name>JournalScreen</name>
    <message>
        <source>Искать в журнале</source>
        <translation>Search the journal</translation>
    </message>
    <message>
        <source>Проверить целостность</source>
        <translation>Check integrity</translation>
    </message>
    <message>
        <source>Выгрузить…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Записи</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Заблокированные</source>
        <translation>Banned</translation>
    </message>
    <message>
        <source>Разделы журнала</source>
        <translation>Parts of the journal</translation>
    </message>
    <message>
        <source>Записано строк: {lines}, картинок: {pictures}. Папка: {folder}</source>
        <translation>Lines written: {lines}, pictures: {pictures}. Folder: {folder}</translation>
    </message>
    <message>
        <source>Журнал цел. Строк: {count}. Отпечаток последней: {seal}…</source>
        <translation>The journal is whole. Lines: {count}. Seal of the last one: {seal}…</translation>
    </message>
    <message>
        <source>Журнал изменён не программой: не сходятся строки {numbers}. Сохраните файл профиля для проверки.</source>
        <translation>The journal was not changed by the program: lines {numbers} do not fit. Keep the profile&apos;s file for an examination.</translation>
    </message>
    <message>
        <source>Куда выгрузить журнал</source>
        <translation>Where to export the journal</translation>
    </message>
    <message>
        <source>Записи журнала</source>
        <translation>Records of the journal</translation>
    </message>
    <message>
        <source>Журнал</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>В журнале таких слов нет.</source>
        <translation>There are no such words in the journal.</translation>
    </message>
    <message>
        <source>Здесь будет всё, что удалено, возвращено и заблокировано: кем, за что и что там было.</source>
        <translation>Here will be all that was deleted, brought back and banned: by whom, why, and what was there.</translation>
    </message>
    <message>
        <source>Строк, чьи копии стёрты по записи в журнале: {count}.</source>
        <translation>Lines whose copies were erased as the journal records: {count}.</translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>Программа ещё запускается. Ключ проверится сам, как только она готова.</source>
        <translation>The program is still starting. The key will be checked by itself as soon as it is ready.</translation>
    </message>
</context>
<context>
    <name>KeyKeeping</name>
    <message>
        <source>Хранить ключ только до закрытия программы</source>
        <translation>Keep the key only until the program closes</translation>
    </message>
    <message>
        <source>На этом компьютере нет защищённого хранилища ключей.</source>
        <translation>This computer has no protected keyring.</translation>
    </message>
    <message>
        <source>Ключи хранятся в защищённом хранилище системы и больше нигде.</source>
        <translation>Keys are kept in the system&apos;s protected keyring and nowhere else.</translation>
    </message>
</context>
<context>
    <name>KeyPath</name>
    <message>
        <source>1. Откройте сообщество на сайте VK и нажмите «Управление». Это может только его администратор.</source>
        <translation>1. Open the community on VK’s site and press “Manage” («Управление»). Only its administrator can do this.</translation>
    </message>
    <message>
        <source>2. Справа раскройте «Дополнительно» и выберите «Работа с API».</source>
        <translation>2. On the right unfold “More” («Дополнительно») and choose “API usage” («Работа с API»).</translation>
    </message>
    <message>
        <source>3. «Создать ключ», отметьте эти пять прав, подтвердите и скопируйте ключ целиком.</source>
        <translation>3. “Create token” («Создать ключ»), tick these five rights, confirm, and copy the whole key.</translation>
    </message>
    <message>
        <source>Управление</source>
        <translation>Manage</translation>
    </message>
    <message>
        <source>Настройки</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Сообщения</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Дополнительно</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Работа с API</source>
        <translation>API usage</translation>
    </message>
    <message>
        <source>Создать ключ</source>
        <translation>Create token</translation>
    </message>
    <message>
        <source>Где взять ключ</source>
        <translation>Where to get a key</translation>
    </message>
    <message>
        <source>Ещё проверьте, что сообщения включены: «Управление» → «Сообщения». Названия в VK могут немного отличаться.</source>
        <translation>Also check that messages are switched on: “Manage” → “Messages”. VK may word this a little differently.</translation>
    </message>
</context>
<context>
    <name>KeyStep</name>
    <message>
        <source>Ключ сообщества</source>
        <translation>Community key</translation>
    </message>
    <message>
        <source>С этим ключом программа читает сообщения и отвечает от имени сообщества. Вставьте его сюда: программа сама спросит VK, чей он, и пока ничего не сохранит.</source>
        <translation>With this key the program reads messages and answers on behalf of the community. Paste it here: the program asks VK whose it is, and stores nothing yet.</translation>
    </message>
    <message>
        <source>VK не принимает этот ключ: он удалён, истёк или скопирован не целиком. Ничего не сохранено. Создайте новый ключ и вставьте его.</source>
        <translation>VK does not accept this key: it was deleted, has expired or was not copied whole. Nothing was stored. Make a new key and paste it.</translation>
    </message>
    <message>
        <source>Нет связи с VK, ключ пока не проверен. Он остался в поле: когда связь появится, нажмите «Проверить ключ».</source>
        <translation>VK cannot be reached, so the key was not checked yet. It is still in the field: when the connection is back, press “Check the key”.</translation>
    </message>
    <message>
        <source>Добавить ещё сообщество</source>
        <translation>Add another community</translation>
    </message>
    <message>
        <source>Да, подключить</source>
        <translation>Yes, connect it</translation>
    </message>
    <message>
        <source>Проверить ключ</source>
        <translation>Check the key</translation>
    </message>
    <message>
        <source>Спрашиваем VK, чей это ключ</source>
        <translation>Asking VK whose key this is</translation>
    </message>
    <message>
        <source>Это ключ сообщества «{name}», оно уже подключено. Ничего не изменено. Вставьте ключ другого сообщества; заменить ключ этого можно в «Настройки» → «Сообщества».</source>
        <translation>This is the key of “{name}”, which is connected already. Nothing was changed. Paste the key of another community; the key of this one can be replaced in “Settings” → “Communities”.</translation>
    </message>
    <message>
        <source>Подключаем: {name}</source>
        <translation>Connecting: {name}</translation>
    </message>
    <message>
        <source>Подключено: {name}.</source>
        <translation>Connected: {name}.</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Клавиши</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Буквы работают в любой раскладке, пока вы не пишете текст.</source>
        <translation>Letters work in every layout while you are not writing text.</translation>
    </message>
    <message>
        <source>Закрыть</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LinkCard</name>
    <message>
        <source>Ссылка: VK покажет её карточкой под текстом</source>
        <translation>Link: VK shows it as a card under the text</translation>
    </message>
    <message>
        <source>Ссылка убрана</source>
        <translation>Link removed</translation>
    </message>
    <message>
        <source>Адрес ссылки</source>
        <translation>Address of the link</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Открыть ссылку?</source>
        <translation>Open the link?</translation>
    </message>
    <message>
        <source>Это не адрес страницы в интернете, поэтому программа его не откроет.</source>
        <translation>This is not the address of a web page, so the program will not open it.</translation>
    </message>
    <message>
        <source>Скопировать адрес</source>
        <translation>Copy the address</translation>
    </message>
    <message>
        <source>Открыть</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Закрыть</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ссылку прислал житель. Она откроется в браузере.</source>
        <translation>A citizen sent this link. It will open in the browser.</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>%n новых</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListView</name>
    <message>
        <source>Календарь: список</source>
        <translation>Calendar: list</translation>
    </message>
</context>
<context>
    <name>LoadingStep</name>
    <message>
        <source>Переписка загружается</source>
        <translation>Messages are being loaded</translation>
    </message>
    <message>
        <source>Сначала новое, потом прежнее. Ждать не нужно: входящие можно открыть сейчас, остальное придёт само, и при закрытой программе ничего не потеряется.</source>
        <translation>The new first, then the old. There is no need to wait: the inbox can be opened now, the rest comes by itself, and nothing is lost while the program is closed.</translation>
    </message>
    <message>
        <source>Среди загруженного будут и старые вопросы без ответа. Над списком появится предложение закрыть их все разом.</source>
        <translation>Among what is loaded there will be old unanswered questions. An offer to close them all at once will appear above the list.</translation>
    </message>
    <message>
        <source>Открыть входящие</source>
        <translation>Open the inbox</translation>
    </message>
    <message>
        <source>Всё загружено, программа на связи.</source>
        <translation>Everything is loaded, the program is connected.</translation>
    </message>
    <message>
        <source>Соединяемся с VK</source>
        <translation>Connecting to VK</translation>
    </message>
</context>
<context>
    <name>LockDialog</name>
    <message>
        <source>Нынешний код</source>
        <translation>Present code</translation>
    </message>
    <message>
        <source>Новый код, от 4 до 12 цифр</source>
        <translation>New code, 4 to 12 digits</translation>
    </message>
    <message>
        <source>Новый код ещё раз</source>
        <translation>New code once more</translation>
    </message>
    <message>
        <source>Не менять</source>
        <translation>Change nothing</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Код</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Открыть</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Забыли код?</source>
        <translation>Forgot the code?</translation>
    </message>
    <message>
        <source>Узнать код нельзя: он нигде не записан. Убрать его может тот, кто вошёл в этот компьютер под вашей учётной записью: командой «gosclient lock off» в терминале. Переписка, ответы и черновики при этом остаются. Если профиль лежит в своей папке, команда другая: «gosclient --profile ПАПКА lock off».</source>
        <translation>The code cannot be found out: it is written down nowhere. Whoever is signed in to this computer under your account can take it away with the command “gosclient lock off” in a terminal. Talks, answers and drafts stay. If the profile lies in a folder of its own, the command is “gosclient --profile FOLDER lock off”.</translation>
    </message>
    <message>
        <source>Слишком много неверных попыток. Подождите: {seconds} с.</source>
        <translation>Too many wrong tries. Wait: {seconds} s.</translation>
    </message>
    <message>
        <source>Госклиент заблокирован</source>
        <translation>Gosclient is locked</translation>
    </message>
    <message>
        <source>Сообщения загружаются и ответы уходят, как обычно.</source>
        <translation>Messages are loaded and answers go out as usual.</translation>
    </message>
    <message>
        <source>Неверный код. Попробуйте ещё раз.</source>
        <translation>Wrong code. Try again.</translation>
    </message>
</context>
<context>
    <name>LockPart</name>
    <message>
        <source>Задать код…</source>
        <translation>Set a code…</translation>
    </message>
    <message>
        <source>Сменить код…</source>
        <translation>Change the code…</translation>
    </message>
    <message>
        <source>Убрать код…</source>
        <translation>Remove the code…</translation>
    </message>
    <message>
        <source>Заблокировать сейчас</source>
        <translation>Lock now</translation>
    </message>
    <message>
        <source>Блокировать без работы</source>
        <translation>Lock when idle</translation>
    </message>
    <message>
        <source>Код задан. Закрыть окно сразу — Ctrl+L.</source>
        <translation>The code is set. Ctrl+L locks the window at once.</translation>
    </message>
    <message>
        <source>Код сменён.</source>
        <translation>The code was changed.</translation>
    </message>
    <message>
        <source>Код убран, окно больше не блокируется.</source>
        <translation>The code was removed, the window is not locked any more.</translation>
    </message>
    <message>
        <source>Код закрывает окно, пока вас нет за столом: ни сообщений, ни имён, ни текста уведомлений не видно. Сообщения при этом загружаются и ответы уходят, как обычно.</source>
        <translation>The code covers the window while you are away from your desk: no messages, no names, no words of notifications are seen. Messages are loaded and answers go out as usual.</translation>
    </message>
    <message>
        <source>От того, кто вошёл в компьютер под вашей учётной записью, код не защищает: ему доступны файл программы и команды gosclient, и код он может убрать. Уходя, блокируйте и сам компьютер. Забытый код убирает команда «gosclient lock off».</source>
        <translation>The code does not protect from somebody signed in to the computer under your account: they have the file of the program and the gosclient commands, and can remove the code. Lock the computer too when you leave. The command “gosclient lock off” removes a forgotten code.</translation>
    </message>
    <message>
        <source>Блокировка окна</source>
        <translation>Lock of the window</translation>
    </message>
    <message>
        <source>Код задан</source>
        <translation>A code is set</translation>
    </message>
    <message>
        <source>Код не задан</source>
        <translation>No code is set</translation>
    </message>
    <message>
        <source>Само не блокируется</source>
        <translation>Never by itself</translation>
    </message>
    <message numerus="yes">
        <source>Через %n минут</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Входящие</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>Отправка</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Настройки</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Госклиент</source>
        <translation>Gosclient</translation>
    </message>
    <message>
        <source>{name} — учебный район</source>
        <translation>{name} — training district</translation>
    </message>
    <message numerus="yes">
        <source>И ещё сообществ: %n.</source>
        <translation>
            <numerusform>And %n more community.</numerusform>
            <numerusform>And %n more communities.</numerusform>
        </translation>
    </message>
    <message>
        <source>Открыть настройки</source>
        <translation>Open the settings</translation>
    </message>
    <message>
        <source>Журнал</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Продолжить</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Больше не предлагать</source>
        <translation>Do not offer again</translation>
    </message>
    <message>
        <source>Подключение не закончено. Дальше: {name}.</source>
        <translation>Connecting is not finished. Next: {name}.</translation>
    </message>
    <message>
        <source>Заблокировать</source>
        <translation>Ban</translation>
    </message>
    <message>
        <source>Чтобы закрывать окно, задайте код: «Настройки» → «Безопасность».</source>
        <translation>To lock the window, set a code: “Settings” → “Security”.</translation>
    </message>
    <message>
        <source>Публикации</source>
        <translation>Publishing</translation>
    </message>
</context>
<context>
    <name>MarkedBar</name>
    <message>
        <source>Снять выбор</source>
        <translation>Clear the selection</translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Отложить</source>
        <translation>Put off</translation>
    </message>
    <message numerus="yes">
        <source>Выбрано %n</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Выбрать все {total}</source>
        <translation>Select all {total}</translation>
    </message>
    <message>
        <source>Ответ не нужен</source>
        <translation>No answer needed</translation>
    </message>
    <message>
        <source>Удалить комментарии</source>
        <translation>Delete comments</translation>
    </message>
    <message>
        <source>Заблокировать авторов</source>
        <translation>Ban the authors</translation>
    </message>
    <message>
        <source>Без ответа</source>
        <translation>No answer</translation>
    </message>
</context>
<context>
    <name>MediaBar</name>
    <message>
        <source>+ фото</source>
        <translation>+ photo</translation>
    </message>
    <message>
        <source>Добавить фото или файл</source>
        <translation>Add a photo or a file</translation>
    </message>
    <message>
        <source>В записи уже {count} вложений, больше VK не берёт. Не добавлено: {name}</source>
        <translation>The post has {count} attachments already, VK takes no more. Not added: {name}</translation>
    </message>
    <message>
        <source>готовится: {count}</source>
        <translation>being prepared: {count}</translation>
    </message>
    <message>
        <source>Убрано из записи: {name}</source>
        <translation>Removed from the post: {name}</translation>
    </message>
    <message>
        <source>GIF: в VK уйдёт документом и будет двигаться</source>
        <translation>GIF: goes to VK as a document and will move</translation>
    </message>
    <message>
        <source>Не добавлять то, что готовится</source>
        <translation>Do not add what is being made ready</translation>
    </message>
</context>
<context>
    <name>MediaStripModel</name>
    <message>
        <source>фото</source>
        <translation>photo</translation>
    </message>
    <message>
        <source>видео</source>
        <translation>video</translation>
    </message>
    <message>
        <source>документ</source>
        <translation>document</translation>
    </message>
    <message>
        <source>{number} из {count}</source>
        <translation>{number} of {count}</translation>
    </message>
    <message>
        <source>без описания</source>
        <translation>without a description</translation>
    </message>
    <message>
        <source>в VK уйдёт документом и будет двигаться</source>
        <translation>goes to VK as a document and will move</translation>
    </message>
</context>
<context>
    <name>MediaView</name>
    <message>
        <source>Фото и файлы</source>
        <translation>Photos and files</translation>
    </message>
    <message>
        <source>Раньше</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>Позже</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Описать для незрячих…</source>
        <translation>Describe for the blind…</translation>
    </message>
    <message>
        <source>Убрать</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Изменить фото…</source>
        <translation>Edit the photo…</translation>
    </message>
</context>
<context>
    <name>ModerationDeeds</name>
    <message>
        <source>Удалять можно комментарии, которые ещё есть в VK.</source>
        <translation>Only comments that are still in VK can be deleted.</translation>
    </message>
    <message numerus="yes">
        <source>Удаляется комментариев: %n</source>
        <translation>
            <numerusform>Comments being deleted: %n</numerusform>
            <numerusform>Comments being deleted: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Возвращается комментариев: %n</source>
        <translation>
            <numerusform>Comments being brought back: %n</numerusform>
            <numerusform>Comments being brought back: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Человек будет заблокирован</source>
        <translation>The person will be banned</translation>
    </message>
    <message>
        <source>Блокировка снимается</source>
        <translation>The ban is being lifted</translation>
    </message>
    <message>
        <source>Комментарии под записью закрываются</source>
        <translation>Comments under the post are being closed</translation>
    </message>
    <message>
        <source>Комментарии под записью открываются</source>
        <translation>Comments under the post are being opened</translation>
    </message>
    <message>
        <source>Это уже поручено: смотрите «Отправку».</source>
        <translation>This has been asked already: see “Outbox”.</translation>
    </message>
    <message>
        <source>Отменено: {stopped}. Успело выполниться: {done}.</source>
        <translation>Taken back: {stopped}. Done already: {done}.</translation>
    </message>
    <message>
        <source>Запись будет опубликована: {name}</source>
        <translation>The post will be published: {name}</translation>
    </message>
    <message>
        <source>Предложенная запись отклоняется</source>
        <translation>The suggested post is being declined</translation>
    </message>
    <message numerus="yes">
        <source>Будет заблокировано людей: %n</source>
        <translation>
            <numerusform>%n person will be banned</numerusform>
            <numerusform>%n people will be banned</numerusform>
        </translation>
    </message>
    <message>
        <source>Публикация отложена. Она ждёт вашего решения в «Отправке».</source>
        <translation>Publishing is put off. It waits for your decision in “Outbox”.</translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message>
        <source>Календарь: месяц</source>
        <translation>Calendar: month</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Прокси</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Как в системе</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Без прокси</source>
        <translation>No proxy</translation>
    </message>
    <message>
        <source>Свой прокси</source>
        <translation>Own proxy</translation>
    </message>
    <message>
        <source>Адрес</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Порт</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Имя (если прокси его спрашивает)</source>
        <translation>Name (if the proxy asks for one)</translation>
    </message>
    <message>
        <source>Пароль</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Сохранить</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Проверить</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Сертификат организации</source>
        <translation>The office&apos;s certificate</translation>
    </message>
    <message>
        <source>Нужен, если организация проверяет трафик: файл PEM даст администратор. Он добавляется к сертификатам системы и не заменяет их.</source>
        <translation>Needed where the office inspects traffic: the administrator has the PEM file. It is added to the system&apos;s certificates and does not replace them.</translation>
    </message>
    <message>
        <source>Пароль лежит в защищённом хранилище системы и больше нигде.</source>
        <translation>The password is kept in the system&apos;s keyring and nowhere else.</translation>
    </message>
    <message>
        <source>На этом компьютере нет защищённого хранилища: пароль помнится до закрытия программы.</source>
        <translation>This computer has no keyring: the password is remembered until the program is closed.</translation>
    </message>
    <message>
        <source>Вход по имени и паролю (Basic); NTLM и Kerberos не поддержаны.</source>
        <translation>Sign-in by name and password (Basic); NTLM and Kerberos are not supported.</translation>
    </message>
    <message>
        <source>сохранён</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>Не сохранено</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Программа ещё запускается. Подождите несколько секунд.</source>
        <translation>The program is still starting. Wait a few seconds.</translation>
    </message>
    <message>
        <source>Сохраняем</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>Сохранено, действует сразу</source>
        <translation>Saved, in force at once</translation>
    </message>
    <message>
        <source>Проверяем путь к VK</source>
        <translation>Checking the way to VK</translation>
    </message>
</context>
<context>
    <name>NetworkStep</name>
    <message>
        <source>Проверка сети</source>
        <translation>Network check</translation>
    </message>
    <message>
        <source>Программа говорит только с VK. Сейчас она проверит, пускает ли её туда сеть вашей организации.</source>
        <translation>The program talks to VK only. Now it checks whether your organisation’s network lets it through.</translation>
    </message>
    <message>
        <source>Настройки сети: прокси и сертификат</source>
        <translation>Network settings: proxy and certificate</translation>
    </message>
    <message>
        <source>Дальше без связи</source>
        <translation>Go on without a connection</translation>
    </message>
    <message>
        <source>Программа запускается, проверка начнётся сама.</source>
        <translation>The program is starting, the check will begin by itself.</translation>
    </message>
    <message>
        <source>VK отвечает. Можно идти дальше.</source>
        <translation>VK answers. You can go on.</translation>
    </message>
    <message>
        <source>До VK дойти не удалось.</source>
        <translation>VK could not be reached.</translation>
    </message>
    <message>
        <source>Внизу видно, на каком шаге, и сказано, что делать. Адрес прокси или сертификат организации подскажет ваш ИТ-специалист: их вписывают прямо здесь. Можно идти и дальше, но без связи ключ не проверить.</source>
        <translation>Below you see at which step, and what to do. Your IT specialist knows the address of the proxy or the organisation’s certificate: they are entered right here. You can also go on, but a key cannot be checked without a connection.</translation>
    </message>
</context>
<context>
    <name>NetworkSteps</name>
    <message>
        <source>Что показала проверка</source>
        <translation>What the check found</translation>
    </message>
    <message>
        <source>{count} мс</source>
        <translation>{count} ms</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Заметка: {text}</source>
        <translation>Note: {text}</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Заметка на день</source>
        <translation>Note on the day</translation>
    </message>
    <message>
        <source>Что в этот день</source>
        <translation>What is on this day</translation>
    </message>
    <message>
        <source>Например: приезжает областное телевидение</source>
        <translation>For example: the regional television comes</translation>
    </message>
    <message>
        <source>Сохранить</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Не сохранять</source>
        <translation>Do not save</translation>
    </message>
    <message>
        <source>Её видят только здесь, и она не публикуется.</source>
        <translation>It is seen here only and is never published.</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>В программе произошла ошибка. Написанное сохранено; можно работать дальше.</source>
        <translation>An error happened in the program. What you wrote is kept; you can go on.</translation>
    </message>
</context>
<context>
    <name>OldBar</name>
    <message>
        <source>Закрыть старые</source>
        <translation>Close the old ones</translation>
    </message>
    <message>
        <source>Оставить</source>
        <translation>Keep</translation>
    </message>
    <message numerus="yes">
        <source>Без ответа больше двух недель: %Ln.</source>
        <translation>
            <numerusform>Unanswered for more than two weeks: %Ln.</numerusform>
            <numerusform>Unanswered for more than two weeks: %Ln.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OnBehalfLabel</name>
    <message>
        <source>от имени: {community} → {person}</source>
        <translation>on behalf of: {community} → {person}</translation>
    </message>
</context>
<context>
    <name>OptionsPopup</name>
    <message>
        <source>Параметры записи</source>
        <translation>Options of the post</translation>
    </message>
    <message>
        <source>Комментарии закрыты</source>
        <translation>Comments closed</translation>
    </message>
    <message>
        <source>Без уведомления подписчиков</source>
        <translation>Without notifying subscribers</translation>
    </message>
    <message>
        <source>Подпись автора</source>
        <translation>Author&apos;s name</translation>
    </message>
    <message>
        <source>Под записью будет имя владельца ключа администратора.</source>
        <translation>The name of the owner of the administrator&apos;s key stands under the post.</translation>
    </message>
    <message>
        <source>Источник</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Это реклама</source>
        <translation>This is advertising</translation>
    </message>
    <message>
        <source>Токен erid</source>
        <translation>Token erid</translation>
    </message>
    <message>
        <source>VK поставит пометку о рекламе. Токен выдаёт оператор рекламных данных.</source>
        <translation>VK marks it as advertising. The token is given by an operator of advertising data.</translation>
    </message>
</context>
<context>
    <name>OutboxModel</name>
    <message>
        <source>Состояние</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Текст</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Попытки</source>
        <translation>Tries</translation>
    </message>
    <message>
        <source>Когда</source>
        <translation>When</translation>
    </message>
    <message>
        <source>ждёт вас</source>
        <translation>awaits you</translation>
    </message>
    <message>
        <source>ждёт ключа</source>
        <translation>awaits a key</translation>
    </message>
    <message>
        <source>сейчас</source>
        <translation>now</translation>
    </message>
    <message>
        <source>в {time}</source>
        <translation>at {time}</translation>
    </message>
    <message>
        <source>Кто</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>загружается</source>
        <translation>uploading</translation>
    </message>
</context>
<context>
    <name>OutboxScreen</name>
    <message>
        <source>Отправка</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Текст скопирован</source>
        <translation>The text was copied</translation>
    </message>
    <message>
        <source>Здесь будут все ваши ответы и действия: сделанные, ждущие и неудачные.</source>
        <translation>Here will be all your answers and acts: done, waiting and failed.</translation>
    </message>
    <message>
        <source>Ответы и действия в отправке</source>
        <translation>Answers and acts in the outbox</translation>
    </message>
</context>
<context>
    <name>PauseDialog</name>
    <message>
        <source>Пауза публикаций</source>
        <translation>A pause of publishing</translation>
    </message>
    <message>
        <source>Причина паузы</source>
        <translation>Reason of the pause</translation>
    </message>
    <message>
        <source>Причина: траур, авария, чрезвычайная ситуация</source>
        <translation>Reason: mourning, an accident, an emergency</translation>
    </message>
    <message>
        <source>Все сообщества</source>
        <translation>All communities</translation>
    </message>
    <message>
        <source>Остановить публикации</source>
        <translation>Stop publishing</translation>
    </message>
    <message>
        <source>Не останавливать</source>
        <translation>Do not stop</translation>
    </message>
    <message>
        <source>Запланированное не выйдет, новое не уйдёт. Потом записи возвращают по одной: без вас ничего не выйдет с опозданием.</source>
        <translation>What is planned will not appear, nothing new will go. Later posts are let go on one by one: nothing appears late unless you say so.</translation>
    </message>
    <message>
        <source>Будет отложено записей: {count}</source>
        <translation>Posts that will be put off: {count}</translation>
    </message>
    <message>
        <source>отложится {count}</source>
        <translation>{count} to put off</translation>
    </message>
    <message>
        <source>ничего не ждёт</source>
        <translation>nothing waits</translation>
    </message>
    <message>
        <source>Не будет отложено: {count}</source>
        <translation>Will not be put off: {count}</translation>
    </message>
    <message>
        <source>не отложится {count}</source>
        <translation>{count} will not</translation>
    </message>
</context>
<context>
    <name>PauseQuestion</name>
    <message>
        <source>Публикации на паузе</source>
        <translation>Publishing is paused</translation>
    </message>
    <message>
        <source>Отложить</source>
        <translation>Put off</translation>
    </message>
    <message>
        <source>Опубликовать, несмотря на паузу</source>
        <translation>Publish despite the pause</translation>
    </message>
    <message>
        <source>Не публиковать</source>
        <translation>Do not publish</translation>
    </message>
    <message>
        <source>Отложенное само не выйдет: когда пауза закончится, решите, публиковать ли его.</source>
        <translation>What is put off does not go out by itself: when the pause is over, decide whether to publish it.</translation>
    </message>
    <message>
        <source>Пока ничего не изменено.</source>
        <translation>Nothing has been changed so far.</translation>
    </message>
</context>
<context>
    <name>Pausing</name>
    <message>
        <source>Закончить паузу?</source>
        <translation>End the pause?</translation>
    </message>
    <message>
        <source>Новые записи снова можно публиковать. Отложенные сами не выйдут: их возвращают по одной в «Продолжить…».</source>
        <translation>New posts can be published again. What was put off does not appear by itself: it is let go on one by one in “Go on…”.</translation>
    </message>
    <message>
        <source>Закончить паузу</source>
        <translation>End the pause</translation>
    </message>
    <message>
        <source>Не заканчивать</source>
        <translation>Do not end it</translation>
    </message>
    <message>
        <source>Пауза закончена. Ничего само не ушло.</source>
        <translation>The pause is over. Nothing went by itself.</translation>
    </message>
    <message>
        <source>Продолжить…</source>
        <translation>Go on…</translation>
    </message>
    <message>
        <source>Закончить паузу…</source>
        <translation>End the pause…</translation>
    </message>
    <message>
        <source>Посмотрите, вышли ли они. Вышедшую можно удалить со стены в VK.</source>
        <translation>See whether they appeared. One that did can be deleted from the wall in VK.</translation>
    </message>
    <message>
        <source>Понятно</source>
        <translation>I see</translation>
    </message>
    <message>
        <source>Эти записи пауза не отложила</source>
        <translation>The pause did not put these posts off</translation>
    </message>
    <message>
        <source>Не отложено: {count}…</source>
        <translation>Not put off: {count}…</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Удалить данные…</source>
        <translation>Erase the data…</translation>
    </message>
</context>
<context>
    <name>PhotoCanvas</name>
    <message>
        <source>Фото</source>
        <translation>Photo</translation>
    </message>
</context>
<context>
    <name>PhotoDialog</name>
    <message>
        <source>Изменить фото</source>
        <translation>Edit the photo</translation>
    </message>
    <message>
        <source>Готовится…</source>
        <translation>Being made…</translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Изменения не сохранены. Ещё раз «Отмена» или Esc закроет без них.</source>
        <translation>The changes are not saved. “Cancel” or Esc once more closes without them.</translation>
    </message>
    <message>
        <source>Кадр</source>
        <translation>Crop</translation>
    </message>
    <message>
        <source>Размыть</source>
        <translation>Blur</translation>
    </message>
    <message>
        <source>Любой</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>Кадр {ratio}</source>
        <translation>Crop {ratio}</translation>
    </message>
    <message>
        <source>Размер кисти</source>
        <translation>Brush size</translation>
    </message>
    <message>
        <source>Повернуть влево</source>
        <translation>Turn left</translation>
    </message>
    <message>
        <source>Повернуть вправо</source>
        <translation>Turn right</translation>
    </message>
    <message>
        <source>Шаг назад</source>
        <translation>Step back</translation>
    </message>
    <message>
        <source>Шаг вперёд</source>
        <translation>Step forward</translation>
    </message>
    <message>
        <source>Вернуть как было</source>
        <translation>Back to the original</translation>
    </message>
    <message>
        <source>Показать исходное</source>
        <translation>Show the original</translation>
    </message>
    <message>
        <source>Видно, пока кнопка нажата</source>
        <translation>Seen while the button is held</translation>
    </message>
    <message>
        <source>Отмена</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Кисть</source>
        <translation>Brush</translation>
    </message>
    <message>
        <source>Проведите кистью по лицам и номерам. Колесо меняет кисть. В VK уйдёт уже размытое, восстановить его нельзя. Исходное фото остаётся на этом компьютере вместе с записью.</source>
        <translation>Go over faces and number plates with the brush. The wheel changes its size. VK gets the blurred photo, which cannot be restored. The original stays on this computer together with the post.</translation>
    </message>
    <message>
        <source>Стрелки ведут кисть, с Shift она размывает, пробел ставит пятно.</source>
        <translation>Arrows move the brush, with Shift it blurs, Space sets a spot.</translation>
    </message>
    <message>
        <source>Проведите рамку мышью или потяните её за край.</source>
        <translation>Draw a frame with the mouse or pull its edge.</translation>
    </message>
    <message>
        <source>Стрелки двигают рамку, с Shift меняют её размер.</source>
        <translation>Arrows move the frame, with Shift they change its size.</translation>
    </message>
</context>
<context>
    <name>PhotoEditing</name>
    <message>
        <source>Движущуюся картинку здесь изменить нельзя. Поправьте её в другой программе и добавьте снова.</source>
        <translation>A moving picture cannot be edited here. Edit it in another program and add it again.</translation>
    </message>
    <message>
        <source>Фото не открылось. Запись не изменена; добавьте это фото снова.</source>
        <translation>The photo did not open. The post is unchanged; add this photo again.</translation>
    </message>
    <message>
        <source>Фото изменено: {name}</source>
        <translation>Photo edited: {name}</translation>
    </message>
</context>
<context>
    <name>PlanFiles</name>
    <message>
        <source>Какой план загрузить</source>
        <translation>Which plan to load</translation>
    </message>
    <message>
        <source>Планы (*.xlsx *.csv)</source>
        <translation>Plans (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>Все файлы (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Куда выгрузить план</source>
        <translation>Where to write the plan</translation>
    </message>
    <message>
        <source>Таблица Excel (*.xlsx)</source>
        <translation>Excel table (*.xlsx)</translation>
    </message>
    <message>
        <source>Таблица CSV (*.csv)</source>
        <translation>CSV table (*.csv)</translation>
    </message>
    <message>
        <source>Календарь iCalendar (*.ics)</source>
        <translation>iCalendar (*.ics)</translation>
    </message>
    <message>
        <source>План выгружен: {name}, строк: {count}</source>
        <translation>The plan is written: {name}, rows: {count}</translation>
    </message>
    <message>
        <source>План загружен. Уходит в VK, по сообществам: {count}</source>
        <translation>The plan is loaded. Posts on their way to VK: {count}</translation>
    </message>
    <message>
        <source>План загружен, черновиков: {count}</source>
        <translation>The plan is loaded, drafts: {count}</translation>
    </message>
    <message>
        <source>Публикации на паузе. Ничего не загружено.</source>
        <translation>Publishing is paused. Nothing has been loaded.</translation>
    </message>
    <message>
        <source>Отложено, пока пауза: {count}</source>
        <translation>Put off during the pause: {count}</translation>
    </message>
</context>
<context>
    <name>PlanTableModel</name>
    <message>
        <source>Состояние</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Строка</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Когда</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Сообщества</source>
        <translation>Communities</translation>
    </message>
    <message>
        <source>Первые слова</source>
        <translation>First words</translation>
    </message>
    <message>
        <source>Файлы</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>без даты</source>
        <translation>without a date</translation>
    </message>
    <message>
        <source>готово</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>ошибка</source>
        <translation>error</translation>
    </message>
    <message>
        <source>уже есть</source>
        <translation>here already</translation>
    </message>
</context>
<context>
    <name>PlanTableView</name>
    <message>
        <source>Строки плана</source>
        <translation>Rows of the plan</translation>
    </message>
</context>
<context>
    <name>PollCard</name>
    <message>
        <source>Опрос</source>
        <translation>Poll</translation>
    </message>
    <message>
        <source>Опрос убран</source>
        <translation>Poll removed</translation>
    </message>
    <message>
        <source>Вопрос</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Анонимный</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>Несколько ответов</source>
        <translation>Several answers</translation>
    </message>
    <message>
        <source>До</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Окончание опроса</source>
        <translation>End of the poll</translation>
    </message>
    <message>
        <source>Ответ {number}</source>
        <translation>Answer {number}</translation>
    </message>
</context>
<context>
    <name>PostPreview</name>
    <message>
        <source>Как на компьютере</source>
        <translation>As on a computer</translation>
    </message>
    <message>
        <source>Как на телефоне</source>
        <translation>As on a phone</translation>
    </message>
    <message>
        <source>В тёмном виде VK</source>
        <translation>In VK’s dark look</translation>
    </message>
    <message>
        <source>Сообщество не выбрано</source>
        <translation>No community chosen</translation>
    </message>
    <message>
        <source>Как увидят в VK</source>
        <translation>As seen in VK</translation>
    </message>
    <message>
        <source>Чью запись показать</source>
        <translation>Whose post to show</translation>
    </message>
    <message>
        <source>Запись, как её покажет VK</source>
        <translation>The post as VK will show it</translation>
    </message>
    <message>
        <source>Примерно: правил показа VK не публикует.</source>
        <translation>Roughly: VK does not publish how it shows posts.</translation>
    </message>
    <message>
        <source>{community} · свой текст</source>
        <translation>{community} · own text</translation>
    </message>
</context>
<context>
    <name>PublishDialog</name>
    <message>
        <source>Опубликовать</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>Запись появится на стене от имени: {name}</source>
        <translation>The post will appear on the wall on behalf of: {name}</translation>
    </message>
    <message>
        <source>Текст записи</source>
        <translation>Text of the post</translation>
    </message>
    <message>
        <source>Подписать именем автора</source>
        <translation>Sign with the name of the author</translation>
    </message>
    <message>
        <source>Опубликовать позже:</source>
        <translation>Publish later:</translation>
    </message>
    <message>
        <source>Дата и время публикации</source>
        <translation>Date and time of publication</translation>
    </message>
    <message>
        <source>Не публиковать</source>
        <translation>Do not publish</translation>
    </message>
    <message>
        <source>Опубликовать предложенную запись?</source>
        <translation>Publish the suggested post?</translation>
    </message>
</context>
<context>
    <name>PublishingPage</name>
    <message>
        <source>Время</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Проверки</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>Согласование</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Разделы о публикациях</source>
        <translation>Sections about publishing</translation>
    </message>
</context>
<context>
    <name>PublishingScreen</name>
    <message>
        <source>Этой записи здесь больше нет.</source>
        <translation>This post is not here any more.</translation>
    </message>
</context>
<context>
    <name>QuietPart</name>
    <message>
        <source>Предупреждать о записях в тихие часы</source>
        <translation>Warn of posts in quiet hours</translation>
    </message>
    <message>
        <source>Начало тихих часов</source>
        <translation>Begin of quiet hours</translation>
    </message>
    <message>
        <source>Конец тихих часов</source>
        <translation>End of quiet hours</translation>
    </message>
    <message>
        <source>с</source>
        <translation>from</translation>
    </message>
    <message>
        <source>до</source>
        <translation>to</translation>
    </message>
    <message>
        <source>Тихие часы</source>
        <translation>Quiet hours</translation>
    </message>
    <message>
        <source>По часам читателей каждого сообщества. Программа спросит ещё раз, прежде чем отправить запись на такое время; сама она ничего не переносит.</source>
        <translation>By the clocks of each community&apos;s readers. The program asks once more before it sends a post for such a time; it moves nothing by itself.</translation>
    </message>
</context>
<context>
    <name>RecordDetail</name>
    <message>
        <source>Что там было</source>
        <translation>What was there</translation>
    </message>
    <message>
        <source>На что изменили</source>
        <translation>What it was changed to</translation>
    </message>
    <message>
        <source>Что происходило</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Открыть в VK</source>
        <translation>Open in VK</translation>
    </message>
    <message>
        <source>Причина: {words}</source>
        <translation>Ground: {words}</translation>
    </message>
    <message>
        <source>VK не сообщил, кто</source>
        <translation>VK did not say who</translation>
    </message>
    <message>
        <source>Сделал в VK: {name}</source>
        <translation>Done in VK by: {name}</translation>
    </message>
    <message>
        <source>Написано {time}, автор: {name}</source>
        <translation>Written {time} by {name}</translation>
    </message>
    <message>
        <source>Вложения: {names}</source>
        <translation>Attachments: {names}</translation>
    </message>
    <message>
        <source>Срок: навсегда</source>
        <translation>Term: for ever</translation>
    </message>
    <message numerus="yes">
        <source>Срок: %n дней</source>
        <translation>
            <numerusform>Term: %n day</numerusform>
            <numerusform>Term: %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Причина для VK: {words}</source>
        <translation>Reason for VK: {words}</translation>
    </message>
    <message>
        <source>Пояснение: {words}</source>
        <translation>Comment: {words}</translation>
    </message>
    <message>
        <source>Стёрты копии у строк: {numbers}</source>
        <translation>Copies erased by lines: {numbers}</translation>
    </message>
    <message>
        <source>Копия стёрта; об этом есть отдельная запись журнала.</source>
        <translation>The copy was erased; a line of the journal of its own tells of it.</translation>
    </message>
</context>
<context>
    <name>RemoveApproverDialog</name>
    <message>
        <source>Убрать согласующего: {name}</source>
        <translation>Take off an approver: {name}</translation>
    </message>
    <message>
        <source>Убрать</source>
        <translation>Take away</translation>
    </message>
    <message>
        <source>Не убирать</source>
        <translation>Do not take off</translation>
    </message>
    <message>
        <source>Кто убирает</source>
        <translation>Who takes them off</translation>
    </message>
    <message>
        <source>Его код</source>
        <translation>Their code</translation>
    </message>
    <message>
        <source>Код забыт, убрать без кода</source>
        <translation>The code is forgotten, take them off without it</translation>
    </message>
    <message>
        <source>Без кода это может сделать любой, кто работает под этой учётной записью. Что уже согласовано, останется согласованным.</source>
        <translation>Without a code anybody can do this who works under this account. What is agreed to already stays agreed to.</translation>
    </message>
</context>
<context>
    <name>RenewalDialog</name>
    <message>
        <source>Обновить ключ</source>
        <translation>Renew the key</translation>
    </message>
    <message>
        <source>Новый ключ: {name}</source>
        <translation>New key: {name}</translation>
    </message>
    <message>
        <source>С ключом администратора видны прежние комментарии и подтверждается, что ответ на комментарий ушёл. Без него программа работает, но проверить это сама не сможет.</source>
        <translation>With an administrator&apos;s key earlier comments are seen, and it is confirmed that an answer to a comment has gone. Without it the program works but cannot check that by itself.</translation>
    </message>
    <message>
        <source>Ключ сообщества</source>
        <translation>Community key</translation>
    </message>
    <message>
        <source>Ключ администратора (необязательно)</source>
        <translation>Administrator&apos;s key (optional)</translation>
    </message>
    <message>
        <source>Обновить</source>
        <translation>Renew</translation>
    </message>
    <message>
        <source>Закрыть</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ключ создаёт администратор: Управление → Дополнительно → Работа с API → Создать ключ. Отметьте: {rights}.</source>
        <translation>A key is made by an administrator: Manage → More → API usage → Create token. Tick: {rights}.</translation>
    </message>
    <message>
        <source>Пустое поле оставит прежний ключ.</source>
        <translation>An empty field leaves the former key.</translation>
    </message>
    <message>
        <source>Программа ещё запускается. Подождите несколько секунд.</source>
        <translation>The program is still starting. Wait a few seconds.</translation>
    </message>
    <message>
        <source>Проверяем ключ в VK</source>
        <translation>Checking the key with VK</translation>
    </message>
</context>
<context>
    <name>RepeatDialog</name>
    <message>
        <source>Повтор</source>
        <translation>Repeating</translation>
    </message>
    <message>
        <source>Отмена</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Как часто</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>Каждый день</source>
        <translation>Every day</translation>
    </message>
    <message>
        <source>По будням</source>
        <translation>On working days</translation>
    </message>
    <message>
        <source>По дням недели</source>
        <translation>On days of the week</translation>
    </message>
    <message>
        <source>По числам месяца</source>
        <translation>On days of the month</translation>
    </message>
    <message>
        <source>Время</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Раз в сколько недель</source>
        <translation>Every how many weeks</translation>
    </message>
    <message>
        <source>Число месяца</source>
        <translation>Day of the month</translation>
    </message>
    <message>
        <source>последний день месяца</source>
        <translation>last day of the month</translation>
    </message>
    <message>
        <source>Пропускать праздники и выходные по переносу</source>
        <translation>Skip holidays and moved days off</translation>
    </message>
    <message>
        <source>До каких пор</source>
        <translation>Until when</translation>
    </message>
    <message>
        <source>Без конца</source>
        <translation>Without end</translation>
    </message>
    <message>
        <source>До даты</source>
        <translation>Until a date</translation>
    </message>
    <message>
        <source>Столько раз</source>
        <translation>So many times</translation>
    </message>
    <message>
        <source>Последний день</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Сколько раз</source>
        <translation>How many times</translation>
    </message>
    <message>
        <source>раз в</source>
        <translation>every</translation>
    </message>
    <message>
        <source>нед.</source>
        <translation>weeks</translation>
    </message>
    <message>
        <source>число или</source>
        <translation>day or</translation>
    </message>
    <message>
        <source>Когда повторять?</source>
        <translation>When to repeat?</translation>
    </message>
    <message>
        <source>в</source>
        <translation>at</translation>
    </message>
    <message>
        <source>Таких дней впереди нет.</source>
        <translation>There are no such days ahead.</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Восстановление</source>
        <translation>Restoration</translation>
    </message>
    <message>
        <source>Пароль копии</source>
        <translation>Password of the backup</translation>
    </message>
    <message>
        <source>Восстановить</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Не восстанавливать</source>
        <translation>Do not restore</translation>
    </message>
    <message>
        <source>Восстановить данные от {time}?</source>
        <translation>Restore the data of {time}?</translation>
    </message>
    <message>
        <source>Программа перезапустится. Нынешние данные не удаляются: файл останется рядом под другим именем. Что было в отправке в день копии, само не уйдёт. Черновики, заметки и строки журнала, которых в копии нет, останутся только в прежнем файле; переписка догрузится из VK. На другом компьютере понадобится ввести ключи сообществ.</source>
        <translation>The program starts anew. The present data are not removed: the file stays beside it under another name. What was on its way on the day of the backup does not go out by itself. Drafts, notes and lines of the journal that the backup lacks stay in the former file only; messages are loaded from VK. On another computer the keys of the communities have to be typed in.</translation>
    </message>
    <message>
        <source>В копии: во входящих — {items}, строк журнала — {records}. {names}</source>
        <translation>In the backup: in the inbox — {items}, lines of the journal — {records}. {names}</translation>
    </message>
</context>
<context>
    <name>ResumeDialog</name>
    <message>
        <source>Отложенные записи</source>
        <translation>Posts that were put off</translation>
    </message>
    <message>
        <source>Все, чьё время не прошло</source>
        <translation>All whose time is not over</translation>
    </message>
    <message>
        <source>Закрыть</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Верните на своё время те, что ещё уместны. Чьё время прошло, той нужно новое; остальные так и останутся отложенными.</source>
        <translation>Let those go on that are still fitting. One whose time is over needs a new time; the others stay put off.</translation>
    </message>
    <message>
        <source>Ничего отложенного нет.</source>
        <translation>Nothing is put off.</translation>
    </message>
    <message>
        <source>время прошло</source>
        <translation>time is over</translation>
    </message>
    <message>
        <source>Новое время…</source>
        <translation>New time…</translation>
    </message>
    <message>
        <source>Вернуть</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Вернуть отмеченные: {count}</source>
        <translation>Let the ticked go on: {count}</translation>
    </message>
    <message>
        <source>Отменить</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>RetentionPart</name>
    <message>
        <source>Удалить сейчас…</source>
        <translation>Remove now…</translation>
    </message>
    <message>
        <source>Остановить</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Пока срок не выбран, ничего не удаляется. Открытое, отложенное, взятое в работу, с черновиком и всё, что ещё отправляется, остаётся при любом сроке вместе с разговором вокруг. По выбранному сроку программа удаляет раз в сутки. Удалённое не загружается из VK снова; в самом VK ничего не меняется.</source>
        <translation>Nothing goes until a term is chosen. What is open, put off, taken, has a draft or is still on its way stays whatever the term, with the talk around it. By the chosen term the program removes once a day. What was removed is not loaded from VK again; nothing changes in VK itself.</translation>
    </message>
    <message>
        <source>считаем…</source>
        <translation>counting…</translation>
    </message>
    <message>
        <source>считаем… {count}</source>
        <translation>counting… {count}</translation>
    </message>
    <message>
        <source>Удалить то, чему вышел срок?</source>
        <translation>Remove what is over its time?</translation>
    </message>
    <message>
        <source>Вернуть удалённое нельзя: из VK оно снова не загрузится.</source>
        <translation>There is no way back: it is not loaded from VK again.</translation>
    </message>
    <message>
        <source>Понимаю, что вернуть нельзя</source>
        <translation>I understand that there is no way back</translation>
    </message>
    <message>
        <source>Удалено: {count}, около {size}.</source>
        <translation>Removed: {count}, about {size}.</translation>
    </message>
    <message>
        <source>Остановлено. Удалено: {count}, около {size}.</source>
        <translation>Stopped. Removed: {count}, about {size}.</translation>
    </message>
    <message>
        <source>{kind}: удалено {count}</source>
        <translation>{kind}: {count} removed</translation>
    </message>
</context>
<context>
    <name>RubricButton</name>
    <message>
        <source>Рубрика</source>
        <translation>Rubric</translation>
    </message>
    <message>
        <source>Рубрика: {name}</source>
        <translation>Rubric: {name}</translation>
    </message>
    <message>
        <source>Без рубрики</source>
        <translation>No rubric</translation>
    </message>
</context>
<context>
    <name>RubricPopup</name>
    <message>
        <source>Рубрика</source>
        <translation>Rubric</translation>
    </message>
    <message>
        <source>Найти или назвать новую</source>
        <translation>Find or name a new one</translation>
    </message>
    <message>
        <source>Рубрики</source>
        <translation>Rubrics</translation>
    </message>
    <message>
        <source>Без рубрики</source>
        <translation>No rubric</translation>
    </message>
    <message>
        <source>Новая: {name}</source>
        <translation>New: {name}</translation>
    </message>
</context>
<context>
    <name>RuleRow</name>
    <message>
        <source>Изменить</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Убрать</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>Требует внимания</source>
        <translation>Needs care</translation>
    </message>
    <message>
        <source>Причины модерации</source>
        <translation>Grounds of moderation</translation>
    </message>
    <message>
        <source>Разделы правил</source>
        <translation>Sections of the rules</translation>
    </message>
</context>
<context>
    <name>SavedLabel</name>
    <message>
        <source>черновик не сохранён</source>
        <translation>draft not saved</translation>
    </message>
    <message>
        <source>черновик сохранён {time}</source>
        <translation>draft saved {time}</translation>
    </message>
</context>
<context>
    <name>SearchDelegate</name>
    <message>
        <source>Вы ответили: {name}</source>
        <translation>You answered: {name}</translation>
    </message>
</context>
<context>
    <name>SearchList</name>
    <message>
        <source>Результаты поиска</source>
        <translation>Search results</translation>
    </message>
    <message numerus="yes">
        <source>Найдено больше %n</source>
        <translation>
            <numerusform>More than %n found</numerusform>
            <numerusform>More than %n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Найдено %n</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message>
        <source>По словам «{text}» ничего не нашлось. Попробуйте одно слово.</source>
        <translation>Nothing was found for “{text}”. Try one word.</translation>
    </message>
</context>
<context>
    <name>SendBar</name>
    <message>
        <source>Запланировать</source>
        <translation>Schedule</translation>
    </message>
    <message>
        <source>Другие способы</source>
        <translation>Other ways</translation>
    </message>
    <message>
        <source>Выбрать время</source>
        <translation>Choose a time</translation>
    </message>
    <message>
        <source>Время публикации: {time}</source>
        <translation>Time of publishing: {time}</translation>
    </message>
    <message>
        <source>Параметры</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Отправить изменения</source>
        <translation>Send the changes</translation>
    </message>
    <message>
        <source>Опубликовать сейчас…</source>
        <translation>Publish now…</translation>
    </message>
    <message>
        <source>Ждёт согласования</source>
        <translation>Waits for consent</translation>
    </message>
    <message>
        <source>На согласование</source>
        <translation>Ask for consent</translation>
    </message>
    <message>
        <source>Отправить на согласование ещё раз…</source>
        <translation>Ask for consent once more…</translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message>
        <source>Сначала напишите текст и выберите сообщества: это и будет повторяться.</source>
        <translation>First write the text and choose communities: that is what will repeat.</translation>
    </message>
    <message>
        <source>Изменить все следующие</source>
        <translation>Change all that follow</translation>
    </message>
    <message>
        <source>Закончить серию</source>
        <translation>End the series</translation>
    </message>
    <message>
        <source>Из серии: {rule}</source>
        <translation>Of a series: {rule}</translation>
    </message>
    <message>
        <source>Повторять</source>
        <translation>Repeat</translation>
    </message>
    <message>
        <source>Повторяется: {rule}. Черновики на {days} дней вперёд — в календаре, каждый можно изменить отдельно.</source>
        <translation>It repeats: {rule}. Drafts for {days} days ahead are in the calendar; each can be changed by itself.</translation>
    </message>
    <message>
        <source>Изменено следующих записей: {count}</source>
        <translation>Following posts changed: {count}</translation>
    </message>
    <message>
        <source>Изменить</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Теперь: {rule}. Эта запись и изменённые раньше остались на своих местах.</source>
        <translation>Now: {rule}. This post and those changed before stayed in their places.</translation>
    </message>
    <message>
        <source>Закончить серию?</source>
        <translation>End the series?</translation>
    </message>
    <message>
        <source>Следующие черновики, которых никто не менял, исчезнут. Эта запись, изменённые и запланированные останутся.</source>
        <translation>Following drafts that nobody changed will go. This post, changed and planned ones stay.</translation>
    </message>
    <message>
        <source>Закончить</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Не заканчивать</source>
        <translation>Do not end</translation>
    </message>
    <message>
        <source>Серия закончена. Черновиков убрано: {count}</source>
        <translation>The series has ended. Drafts removed: {count}</translation>
    </message>
    <message>
        <source>Текст, вложения и сообщества — как здесь</source>
        <translation>Text, attachments and communities as here</translation>
    </message>
    <message>
        <source>Дни и время…</source>
        <translation>Days and time…</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Настройки</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Сообщества</source>
        <translation>Communities</translation>
    </message>
    <message>
        <source>Вид</source>
        <translation>View</translation>
    </message>
    <message>
        <source>О программе</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Разделы настроек</source>
        <translation>Sections of the settings</translation>
    </message>
    <message>
        <source>Правила</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>Сеть</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Сроки</source>
        <translation>Terms</translation>
    </message>
    <message>
        <source>Безопасность</source>
        <translation>Security</translation>
    </message>
    <message>
        <source>Хранение</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>Публикации</source>
        <translation>Publishing</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Предпросмотр</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Где стоит</source>
        <translation>Where it stands</translation>
    </message>
    <message>
        <source>Предпросмотр или сообщества</source>
        <translation>Preview or communities</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Вход через браузер</source>
        <translation>Signing in by the browser</translation>
    </message>
    <message>
        <source>Открыть страницу входа</source>
        <translation>Open the sign-in page</translation>
    </message>
    <message>
        <source>Скопировать её адрес</source>
        <translation>Copy its address</translation>
    </message>
    <message>
        <source>Адрес страницы после входа</source>
        <translation>Address of the page after signing in</translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Закрыть</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Войдите в VK как администратор сообщества и разрешите доступ приложению.</source>
        <translation>Sign in to VK as an administrator of the community and allow the application access.</translation>
    </message>
    <message>
        <source>Программа подождёт здесь и возьмёт ключ сама.</source>
        <translation>The program waits here and takes the key by itself.</translation>
    </message>
    <message>
        <source>Откроется пустая страница. Скопируйте её адрес целиком и вставьте сюда: ключ стоит в нём. VK предупреждает не отдавать его никому — так и поступайте.</source>
        <translation>An empty page opens. Copy its whole address and paste it here: the key stands in it. VK warns you to give it to nobody, and so you should not.</translation>
    </message>
    <message>
        <source>Откроется страница учреждения. Скопируйте её адрес целиком и вставьте сюда.</source>
        <translation>The office&apos;s page opens. Copy its whole address and paste it here.</translation>
    </message>
    <message>
        <source>Браузер не открылся. Скопируйте адрес страницы и откройте её сами.</source>
        <translation>The browser did not open. Copy the page&apos;s address and open it yourself.</translation>
    </message>
    <message>
        <source>Программа ещё запускается. Подождите несколько секунд.</source>
        <translation>The program is still starting. Wait a few seconds.</translation>
    </message>
    <message>
        <source>Ждём браузер</source>
        <translation>Waiting for the browser</translation>
    </message>
    <message>
        <source>Сначала откройте страницу входа и войдите на ней.</source>
        <translation>First open the sign-in page and sign in there.</translation>
    </message>
    <message>
        <source>Спрашиваем VK</source>
        <translation>Asking VK</translation>
    </message>
</context>
<context>
    <name>SignInPart</name>
    <message>
        <source>Получать ключ администратора через браузер</source>
        <translation>Get the administrator&apos;s key by the browser</translation>
    </message>
    <message>
        <source>Номер приложения</source>
        <translation>Application number</translation>
    </message>
    <message>
        <source>Способ входа</source>
        <translation>Way of signing in</translation>
    </message>
    <message>
        <source>VK ID</source>
        <translation>VK ID</translation>
    </message>
    <message>
        <source>Прежний, для старых приложений</source>
        <translation>The former one, for old applications</translation>
    </message>
    <message>
        <source>Куда VK вернёт браузер</source>
        <translation>Where VK sends the browser back</translation>
    </message>
    <message>
        <source>На этот компьютер</source>
        <translation>To this computer</translation>
    </message>
    <message>
        <source>На страницу учреждения</source>
        <translation>To a page of the office</translation>
    </message>
    <message>
        <source>Порт</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Адрес страницы</source>
        <translation>Address of the page</translation>
    </message>
    <message>
        <source>Сервер VK</source>
        <translation>VK&apos;s server</translation>
    </message>
    <message>
        <source>Скопировать</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Адрес возврата</source>
        <translation>Return address</translation>
    </message>
    <message>
        <source>Сохранить</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Приложение учреждение заводит на сайте VK само. Права «стена» и «сообщества» VK даёт ему по одному, по запросу на devsupport@corp.vk.com; без них ключ получится, но читать стену не сможет. Адрес возврата впишите в настройки приложения без изменений. Примет ли VK адрес этого компьютера, заранее не известно: если нет, укажите страницу.</source>
        <translation>The office registers the application on VK&apos;s site itself. VK gives it the rights “wall” and “communities” one by one, on request to devsupport@corp.vk.com; without them there will be a key, but it cannot read the wall. Enter the return address in the application&apos;s settings unchanged. Whether VK takes the address of this computer is not known beforehand: if it does not, name a page.</translation>
    </message>
    <message>
        <source>Вход через браузер</source>
        <translation>Signing in by the browser</translation>
    </message>
    <message>
        <source>Не сохранено</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Сохранено</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>{names}: вход больше не продлевается, ключ администратора не действует. Войдите снова: «Обновить ключ» → «Войти через браузер».</source>
        <translation>{names}: the sign-in is renewed no more, the administrator&apos;s key is not valid. Sign in again: “Renew key” → “Sign in by the browser”.</translation>
    </message>
    <message>
        <source>{names}: ключ администратора продлевается сам, нынешний до {time}.</source>
        <translation>{names}: the administrator&apos;s key is renewed by itself, the present one until {time}.</translation>
    </message>
</context>
<context>
    <name>SkeletonRows</name>
    <message>
        <source>Загружается</source>
        <translation>Loading</translation>
    </message>
</context>
<context>
    <name>SnippetDialog</name>
    <message>
        <source>Изменить заготовку</source>
        <translation>Change the piece</translation>
    </message>
    <message>
        <source>Новая заготовка</source>
        <translation>New piece</translation>
    </message>
    <message>
        <source>Хештеги: к месту курсора</source>
        <translation>Hashtags: to the cursor</translation>
    </message>
    <message>
        <source>Подпись: в конец текста</source>
        <translation>Signature: to the end of the text</translation>
    </message>
    <message>
        <source>Для чего</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>Название</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Текст заготовки</source>
        <translation>Text of the piece</translation>
    </message>
    <message>
        <source>Сохранить</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Не сохранять</source>
        <translation>Do not save</translation>
    </message>
</context>
<context>
    <name>Snippets</name>
    <message>
        <source>Заготовка удалена: {name}</source>
        <translation>Piece deleted: {name}</translation>
    </message>
</context>
<context>
    <name>SnippetsPopup</name>
    <message>
        <source>Хештеги и подписи</source>
        <translation>Hashtags and signatures</translation>
    </message>
    <message>
        <source>Наборов пока нет. Сохраните хештеги, которые ставите часто, и подпись пресс-службы.</source>
        <translation>There are no sets yet. Save hashtags that you use often, and the signature of the press office.</translation>
    </message>
    <message>
        <source>Новая заготовка…</source>
        <translation>New piece…</translation>
    </message>
    <message>
        <source>Изменить</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Удалить</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>SnoozeDialog</name>
    <message>
        <source>Отложить до</source>
        <translation>Put off until</translation>
    </message>
    <message>
        <source>Дата и время</source>
        <translation>Date and time</translation>
    </message>
    <message>
        <source>Сообщение вернётся в «Новые» в это время.</source>
        <translation>The message returns to “New” at this time.</translation>
    </message>
    <message>
        <source>Отложить</source>
        <translation>Put off</translation>
    </message>
    <message>
        <source>Закрыть</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SnoozeMenu</name>
    <message>
        <source>Точное время…</source>
        <translation>Exact time…</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>F1 — клавиши</source>
        <translation>F1 — keys</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Сроки и место</source>
        <translation>Terms and room</translation>
    </message>
    <message>
        <source>Данные человека</source>
        <translation>A person&apos;s data</translation>
    </message>
    <message>
        <source>Резервная копия</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Разделы хранения</source>
        <translation>Parts of storage</translation>
    </message>
</context>
<context>
    <name>StorageWords</name>
    <message numerus="yes">
        <source>%n месяцев</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message>
        <source>Всегда</source>
        <translation>For ever</translation>
    </message>
    <message numerus="yes">
        <source>уйдёт %n</source>
        <translation>
            <numerusform>%n will go</numerusform>
            <numerusform>%n will go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Без ответа останется %n вопросов этого человека.</source>
        <translation>
            <numerusform>%n question of this person stays without an answer.</numerusform>
            <numerusform>%n questions of this person stay without an answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n файлов</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SureDialog</name>
    <message>
        <source>Удалить</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Не удалять</source>
        <translation>Do not delete</translation>
    </message>
</context>
<context>
    <name>TargetsList</name>
    <message>
        <source>Сообщества и что с записью в каждом</source>
        <translation>Communities and how the post stands in each</translation>
    </message>
</context>
<context>
    <name>TemplatesPopup</name>
    <message>
        <source>Шаблоны ответов</source>
        <translation>Answer templates</translation>
    </message>
    <message>
        <source>Найти шаблон</source>
        <translation>Find a template</translation>
    </message>
    <message>
        <source>Такого шаблона нет.</source>
        <translation>There is no such template.</translation>
    </message>
</context>
<context>
    <name>TermChoice</name>
    <message>
        <source>Срок первого ответа</source>
        <translation>Term of the first answer</translation>
    </message>
    <message>
        <source>{hours} ч</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>Своё число часов</source>
        <translation>Own number of hours</translation>
    </message>
    <message>
        <source>Часов на первый ответ</source>
        <translation>Hours to the first answer</translation>
    </message>
    <message>
        <source>часов подряд</source>
        <translation>hours in a row</translation>
    </message>
    <message>
        <source>По этому сроку в списке стоит «ещё 2 ч» или «просрочено». Это часы подряд: ночь и выходные тоже идут. Сроки регионов разные: с 2018 года в «Инцидент Менеджменте» были 24 часа, около 2020-го писали о новом правиле в 4 часа, в Севастополе и Крыму — 9 рабочих часов. Уточните свой.</source>
        <translation>By this term the list says “2 h left” or “overdue”. These are hours in a row: nights and weekends count too. Terms differ by region: from 2018 “Incident Management” had 24 hours, about 2020 a new rule of 4 hours was reported, Sevastopol and Crimea have 9 working hours. Find out yours.</translation>
    </message>
</context>
<context>
    <name>TermPage</name>
    <message>
        <source>Срок первого ответа</source>
        <translation>Term of the first answer</translation>
    </message>
</context>
<context>
    <name>TermStep</name>
    <message>
        <source>Срок первого ответа</source>
        <translation>Term of the first answer</translation>
    </message>
    <message>
        <source>За сколько часов в вашем районе принято отвечать жителю? Поменять срок можно в любой день: «Настройки» → «Сроки».</source>
        <translation>Within how many hours are citizens answered in your district? The term can be changed any day: “Settings” → “Terms”.</translation>
    </message>
</context>
<context>
    <name>TextCard</name>
    <message>
        <source>Что написать жителям?</source>
        <translation>What to tell people?</translation>
    </message>
    <message>
        <source>Добавить фото или файл</source>
        <translation>Add a photo or a file</translation>
    </message>
    <message>
        <source>Опрос</source>
        <translation>Poll</translation>
    </message>
    <message>
        <source>Ссылка</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Хештеги и подписи</source>
        <translation>Hashtags and signatures</translation>
    </message>
    <message>
        <source>Эмодзи</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Первый комментарий</source>
        <translation>First comment</translation>
    </message>
    <message>
        <source>Текст записи для: {name}</source>
        <translation>Text of the post for: {name}</translation>
    </message>
    <message>
        <source>Текст записи</source>
        <translation>Text of the post</translation>
    </message>
    <message numerus="yes">
        <source>Вставлено не всё: %n знаков не поместилось.</source>
        <translation>
            <numerusform>Not all was pasted: %n character did not fit.</numerusform>
            <numerusform>Not all was pasted: %n characters did not fit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadDelegate</name>
    <message>
        <source>новые</source>
        <translation>new</translation>
    </message>
</context>
<context>
    <name>ThreadHeader</name>
    <message>
        <source>Готово</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Отложить</source>
        <translation>Put off</translation>
    </message>
    <message>
        <source>О человеке</source>
        <translation>About the person</translation>
    </message>
    <message>
        <source>Ещё</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Открыть в VK</source>
        <translation>Open in VK</translation>
    </message>
    <message>
        <source>Скопировать ссылку</source>
        <translation>Copy the link</translation>
    </message>
    <message>
        <source>Вернуть в новые</source>
        <translation>Return to new</translation>
    </message>
    <message>
        <source>Убрать из моих</source>
        <translation>Let it go</translation>
    </message>
    <message>
        <source>Взять себе</source>
        <translation>Take it</translation>
    </message>
    <message>
        <source>Ответ не нужен</source>
        <translation>No answer needed</translation>
    </message>
</context>
<context>
    <name>ThreadPane</name>
    <message>
        <source>Выберите сообщение в списке: стрелки или J и K</source>
        <translation>Choose a message in the list: arrows, or J and K</translation>
    </message>
    <message>
        <source>Запись стоит на чужой стене: {wall}.</source>
        <translation>The post stands on somebody else&apos;s wall: {wall}.</translation>
    </message>
    <message>
        <source>Запись стоит на личной странице этого человека.</source>
        <translation>The post stands on this person&apos;s own page.</translation>
    </message>
    <message>
        <source>VK даёт ответить там от своего имени, а не от имени сообщества, поэтому поля ответа здесь нет. Заметку оставить можно.</source>
        <translation>There VK lets you answer in your own name and not in that of the community, so there is no answer field here. You can leave a note.</translation>
    </message>
    <message>
        <source>Открыть в VK</source>
        <translation>Open in VK</translation>
    </message>
</context>
<context>
    <name>ThreadSide</name>
    <message>
        <source>Текст скопирован</source>
        <translation>Text copied</translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>Переписка</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>Копировать</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Убрать заметку</source>
        <translation>Remove the note</translation>
    </message>
    <message>
        <source>Открыть: {title}</source>
        <translation>Open: {title}</translation>
    </message>
</context>
<context>
    <name>TimePopup</name>
    <message>
        <source>Время публикации</source>
        <translation>Time of publishing</translation>
    </message>
    <message>
        <source>День</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Время</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>По часам какого города</source>
        <translation>By the clocks of which city</translation>
    </message>
    <message>
        <source>Выбрать</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Без времени</source>
        <translation>Without a time</translation>
    </message>
    <message>
        <source>Это время прошло</source>
        <translation>This time is past</translation>
    </message>
    <message>
        <source>Повторять…</source>
        <translation>Repeat…</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Скрыть</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Отменить ({0} с)</source>
        <translation>Undo ({0} s)</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Госклиент</source>
        <translation>Gosclient</translation>
    </message>
    <message>
        <source>Учебный район</source>
        <translation>Training district</translation>
    </message>
    <message>
        <source>Найти в сообщениях</source>
        <translation>Search messages</translation>
    </message>
    <message>
        <source>Обновить</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Ближайший срок — {time}</source>
        <translation>Nearest deadline — {time}</translation>
    </message>
    <message>
        <source>Обновить (F5)</source>
        <translation>Refresh (F5)</translation>
    </message>
    <message>
        <source>Обновлено в {time}. Обновить сейчас (F5)</source>
        <translation>Updated at {time}. Refresh now (F5)</translation>
    </message>
    <message>
        <source>Все сообщества · {count}</source>
        <translation>All communities · {count}</translation>
    </message>
    <message>
        <source>Сообщества: {words}</source>
        <translation>Communities: {words}</translation>
    </message>
    <message>
        <source>Сообщества: {some} из {count}</source>
        <translation>Communities: {some} of {count}</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Госклиент</source>
        <translation>Gosclient</translation>
    </message>
    <message>
        <source>Открыть окно</source>
        <translation>Open the window</translation>
    </message>
    <message>
        <source>Выйти</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Госклиент: новых — {count}</source>
        <translation>Gosclient: {count} new</translation>
    </message>
    <message>
        <source>Заблокировать</source>
        <translation>Ban</translation>
    </message>
</context>
<context>
    <name>UnlockWindow</name>
    <message>
        <source>Код восстановления: 16 групп по 6 цифр</source>
        <translation>Recovery code: 16 groups of 6 digits</translation>
    </message>
    <message>
        <source>Ничего не удалено и ничего нового не создано. Если кода нет, откройте резервную копию папки профиля вместе с её кодом или незашифрованную.</source>
        <translation>Nothing was deleted and nothing new was made. If there is no code, open a backup of the profile&apos;s folder, one with its code or one that is not encrypted.</translation>
    </message>
    <message>
        <source>Другая папка…</source>
        <translation>Another folder…</translation>
    </message>
    <message>
        <source>Закрыть</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Повторить</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Открыть</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Открываем защищённый файл…</source>
        <translation>Opening the protected file…</translation>
    </message>
    <message>
        <source>Берём ключ из хранилища ключей системы. Если система попросит пароль, введите его.</source>
        <translation>Taking the key from the system&apos;s keyring. If the system asks for a password, type it.</translation>
    </message>
    <message>
        <source>Хранилище ключей не ответило</source>
        <translation>The keyring did not answer</translation>
    </message>
    <message>
        <source>Нужен код восстановления</source>
        <translation>The recovery code is needed</translation>
    </message>
    <message>
        <source>Папка профиля</source>
        <translation>Profile folder</translation>
    </message>
    <message>
        <source>Ввести код…</source>
        <translation>Type the code…</translation>
    </message>
    <message>
        <source>Введите код восстановления, который был показан при включении шифрования. Пока хранилище ключей закрыто, код понадобится при каждом запуске.</source>
        <translation>Type the recovery code that was shown when encryption was switched on. While the keyring is locked, the code will be needed at each start.</translation>
    </message>
</context>
<context>
    <name>UploadLine</name>
    <message>
        <source>Отменить загрузку</source>
        <translation>Stop the upload</translation>
    </message>
    <message>
        <source>Загружается {places} · {percent} %</source>
        <translation>Uploading {places} · {percent} %</translation>
    </message>
</context>
<context>
    <name>VariantTabs</name>
    <message>
        <source>Чей текст</source>
        <translation>Whose text</translation>
    </message>
    <message>
        <source>+ вариант</source>
        <translation>+ variant</translation>
    </message>
    <message>
        <source>Другой текст для одного из сообществ</source>
        <translation>Another text for one of the communities</translation>
    </message>
    <message>
        <source>Вернуть общий текст</source>
        <translation>Back to the common text</translation>
    </message>
    <message>
        <source>Сначала выберите сообщества</source>
        <translation>Choose communities first</translation>
    </message>
    <message>
        <source>Общий текст</source>
        <translation>Common text</translation>
    </message>
    <message>
        <source>Уйдёт всюду, где нет своего текста</source>
        <translation>Goes wherever there is no text of its own</translation>
    </message>
</context>
<context>
    <name>VersionsPopup</name>
    <message>
        <source>Прежние версии</source>
        <translation>Earlier versions</translation>
    </message>
    <message>
        <source>Вернуть эту версию</source>
        <translation>Take this version back</translation>
    </message>
    <message>
        <source>Теперешний текст станет одной из версий.</source>
        <translation>The present text becomes one of the versions.</translation>
    </message>
    <message>
        <source>Прежних версий пока нет: они появляются, пока вы пишете.</source>
        <translation>There are no earlier versions yet: they come while you write.</translation>
    </message>
    <message numerus="yes">
        <source>Вложений: %n</source>
        <translation>
            <numerusform>Attachments: %n</numerusform>
            <numerusform>Attachments: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>Новые</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Мои</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Горит</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Отложено</source>
        <translation>Put off</translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Все</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Порядок и источники</source>
        <translation>Order and sources</translation>
    </message>
    <message>
        <source>Сбросить</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>по сроку ответа</source>
        <translation>by deadline</translation>
    </message>
    <message>
        <source>сначала новые</source>
        <translation>newest first</translation>
    </message>
    <message>
        <source>все источники</source>
        <translation>all sources</translation>
    </message>
    <message>
        <source>личные сообщения</source>
        <translation>direct messages</translation>
    </message>
    <message>
        <source>комментарии под записями</source>
        <translation>comments under posts</translation>
    </message>
    <message>
        <source>комментарии под фото</source>
        <translation>comments under photos</translation>
    </message>
    <message>
        <source>комментарии под видео</source>
        <translation>comments under videos</translation>
    </message>
    <message>
        <source>комментарии под товарами</source>
        <translation>comments under market items</translation>
    </message>
    <message>
        <source>обсуждения</source>
        <translation>discussions</translation>
    </message>
    <message>
        <source>предложка</source>
        <translation>suggested</translation>
    </message>
    <message>
        <source>записи жителей</source>
        <translation>posts by citizens</translation>
    </message>
    <message>
        <source>упоминания</source>
        <translation>mentions</translation>
    </message>
</context>
<context>
    <name>ViewPage</name>
    <message>
        <source>Оформление</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Как в системе</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Светлое</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Тёмное</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Сколько секунд ответ можно отменить</source>
        <translation>Seconds to undo an answer</translation>
    </message>
    <message>
        <source>Язык (со следующего запуска)</source>
        <translation>Language (from the next start)</translation>
    </message>
    <message>
        <source>Сообщать о новых, когда окно не на виду</source>
        <translation>Tell of new ones while the window is out of sight</translation>
    </message>
    <message>
        <source>Уведомления</source>
        <translation>Notifications</translation>
    </message>
    <message numerus="yes">
        <source>%n секунд</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>Отправлять сразу</source>
        <translation>Send at once</translation>
    </message>
    <message>
        <source>Размер текста</source>
        <translation>Text size</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Здравствуйте!</source>
        <translation>Welcome!</translation>
    </message>
    <message>
        <source>Попробовать на учебном районе</source>
        <translation>Try the training district</translation>
    </message>
    <message>
        <source>Выдуманные сообщества и жители. Ключи не нужны, с компьютера ничего не уходит.</source>
        <translation>Invented communities and residents. No keys needed; nothing leaves this computer.</translation>
    </message>
    <message>
        <source>Здесь вы отвечаете жителям во всех сообществах района: личные сообщения и комментарии в одном списке. Написанное не теряется, а у каждого ответа видно, ушёл он или нет.</source>
        <translation>Here you answer citizens in all communities of the district: direct messages and comments in one list. Nothing you write is lost, and each answer shows whether it went out.</translation>
    </message>
    <message>
        <source>Продолжить подключение</source>
        <translation>Go on with connecting</translation>
    </message>
    <message>
        <source>Подключить сообщества</source>
        <translation>Connect communities</translation>
    </message>
    <message>
        <source>Вы остановились на шаге «{name}». Сделанное сохранено.</source>
        <translation>You stopped at the step “{name}”. What was done is kept.</translation>
    </message>
    <message>
        <source>Программа проведёт по шагам: сеть, ключ сообщества, что работает, срок ответа. Прерваться можно на любом.</source>
        <translation>The program leads you through the steps: network, community key, what works, term of the answer. You can break off at any of them.</translation>
    </message>
</context>
<context>
    <name>WorksStep</name>
    <message>
        <source>Что работает</source>
        <translation>What works</translation>
    </message>
    <message>
        <source>Программа спросила VK, что можно делать с этими ключами. Отвечать, удалять и публиковать она на пробу не станет: это проверится с первым настоящим действием. Чего не хватает и что исправить, написано под таблицей.</source>
        <translation>The program asked VK what can be done with these keys. It will not answer, delete or publish for a trial: that is proved by the first real act. What is missing and what to mend is written below the table.</translation>
    </message>
    <message>
        <source>Сообщество</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>ZoneField</name>
    <message>
        <source>Как на этом компьютере</source>
        <translation>As on this computer</translation>
    </message>
</context>
<context>
    <name>ZonesPart</name>
    <message>
        <source>Часовой пояс читателей</source>
        <translation>Time zone of the readers</translation>
    </message>
    <message>
        <source>По этим часам считаются время новой записи, тихие часы и «завтра» в тексте. Время уже запланированных записей не меняется.</source>
        <translation>The time of a new post, quiet hours and “tomorrow” in a text go by these clocks. The time of posts that are planned already does not change.</translation>
    </message>
    <message>
        <source>Часовой пояс: {name}</source>
        <translation>Time zone: {name}</translation>
    </message>
</context>
<context>
    <name>acts</name>
    <message>
        <source>Отменить</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Забрать</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Отправить сейчас</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Попробовать сейчас</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>Изменить</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Отправить ещё раз</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Проверить в VK</source>
        <translation>Check in VK</translation>
    </message>
    <message>
        <source>Убрать</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>Отправить ещё раз?</source>
        <translation>Send again?</translation>
    </message>
    <message>
        <source>Возможно, ответ уже есть в VK. Если отправить ещё раз, житель может увидеть его дважды. Сначала откройте переписку в VK и проверьте.</source>
        <translation>The answer may be in VK already. If you send it again, the resident may see it twice. First open the thread in VK and check.</translation>
    </message>
    <message>
        <source>Не отправлять</source>
        <translation>Do not send</translation>
    </message>
    <message>
        <source>Ответ убран, отправлен он не будет. Его текст остался в «Отправке».</source>
        <translation>The answer was put away and will not be sent. Its text is kept in “Sending”.</translation>
    </message>
    <message>
        <source>Ответ</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Удаление</source>
        <translation>Deletion</translation>
    </message>
    <message>
        <source>Возвращение</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Блокировка</source>
        <translation>Ban</translation>
    </message>
    <message>
        <source>Снятие блокировки</source>
        <translation>Lifting of a ban</translation>
    </message>
    <message>
        <source>Закрытие комментариев</source>
        <translation>Closing of comments</translation>
    </message>
    <message>
        <source>Открытие комментариев</source>
        <translation>Opening of comments</translation>
    </message>
    <message>
        <source>Изменение</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>скоро</source>
        <translation>soon</translation>
    </message>
    <message>
        <source>в очереди</source>
        <translation>queued</translation>
    </message>
    <message>
        <source>выполняется</source>
        <translation>being done</translation>
    </message>
    <message>
        <source>сделано</source>
        <translation>done</translation>
    </message>
    <message>
        <source>ждёт</source>
        <translation>waits</translation>
    </message>
    <message>
        <source>не сделано</source>
        <translation>not done</translation>
    </message>
    <message>
        <source>неизвестно</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>отменено</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>через {seconds} с</source>
        <translation>in {seconds} s</translation>
    </message>
    <message>
        <source>ждёт связи, сделается само</source>
        <translation>waits for the connection, will be done by itself</translation>
    </message>
    <message>
        <source>неизвестно, проверяем в VK</source>
        <translation>unknown, looking into VK</translation>
    </message>
    <message>
        <source>в VK это уже было сделано</source>
        <translation>it had been done in VK already</translation>
    </message>
    <message>
        <source>Сделать сейчас</source>
        <translation>Do it now</translation>
    </message>
    <message>
        <source>Повторить</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Публикация</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>Отклонение</source>
        <translation>Declining</translation>
    </message>
    <message>
        <source>Стирание копий</source>
        <translation>Copies erased</translation>
    </message>
    <message>
        <source>Запись</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Изменение записи</source>
        <translation>Change of a post</translation>
    </message>
    <message>
        <source>Снятие записи</source>
        <translation>Taking a post back</translation>
    </message>
    <message>
        <source>Опубликовать</source>
        <translation>Publish</translation>
    </message>
</context>
<context>
    <name>bans</name>
    <message>
        <source>другая причина</source>
        <translation>another reason</translation>
    </message>
    <message>
        <source>спам</source>
        <translation>spam</translation>
    </message>
    <message>
        <source>оскорбление участников</source>
        <translation>insulting members</translation>
    </message>
    <message>
        <source>нецензурные выражения</source>
        <translation>obscene words</translation>
    </message>
    <message>
        <source>сообщения не по теме</source>
        <translation>off-topic messages</translation>
    </message>
</context>
<context>
    <name>batches</name>
    <message>
        <source>Удалено {done} из {total}.</source>
        <translation>Deleted {done} of {total}.</translation>
    </message>
    <message>
        <source>Возвращено {done} из {total}.</source>
        <translation>Brought back {done} of {total}.</translation>
    </message>
    <message>
        <source>Заблокировано {done} из {total}.</source>
        <translation>Banned {done} of {total}.</translation>
    </message>
    <message>
        <source>Разблокировано {done} из {total}.</source>
        <translation>Unbanned {done} of {total}.</translation>
    </message>
    <message>
        <source>Сделано {done} из {total}.</source>
        <translation>Done {done} of {total}.</translation>
    </message>
    <message>
        <source>Остановлено до отправки: {count}.</source>
        <translation>Stopped before they left: {count}.</translation>
    </message>
    <message>
        <source>VK отказал: {count}.</source>
        <translation>VK refused: {count}.</translation>
    </message>
    <message>
        <source>Выясняем, сделано ли: {count}.</source>
        <translation>Finding out whether done: {count}.</translation>
    </message>
    <message>
        <source>Неизвестно, сделано ли: {count}.</source>
        <translation>Unknown whether done: {count}.</translation>
    </message>
</context>
<context>
    <name>calendar</name>
    <message>
        <source>короткий день</source>
        <translation>short day</translation>
    </message>
    <message>
        <source>выходной по переносу</source>
        <translation>day off moved here</translation>
    </message>
    <message>
        <source>день траура</source>
        <translation>day of mourning</translation>
    </message>
    <message>
        <source>черновик</source>
        <translation>draft</translation>
    </message>
    <message>
        <source>передаётся в VK</source>
        <translation>going to VK</translation>
    </message>
    <message>
        <source>ждёт на этом ПК</source>
        <translation>waits on this PC</translation>
    </message>
    <message>
        <source>запланировано</source>
        <translation>planned</translation>
    </message>
    <message>
        <source>изменено в VK</source>
        <translation>changed in VK</translation>
    </message>
    <message>
        <source>пропало из VK</source>
        <translation>gone from VK</translation>
    </message>
    <message>
        <source>не вышло в срок</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>вышло</source>
        <translation>published</translation>
    </message>
    <message>
        <source>на паузе</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>не отправлено</source>
        <translation>not sent</translation>
    </message>
    <message>
        <source>неизвестно</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>снято</source>
        <translation>taken off</translation>
    </message>
    <message>
        <source>вышло, сделано в VK</source>
        <translation>published, made in VK</translation>
    </message>
    <message>
        <source>ждёт в VK, сделано там</source>
        <translation>waits in VK, made there</translation>
    </message>
    <message>
        <source>Вышедшую запись перенести нельзя.</source>
        <translation>A published post cannot be moved.</translation>
    </message>
    <message>
        <source>Эту запись сделали в VK. Перенести её можно только там.</source>
        <translation>This post was made in VK. It can be moved only there.</translation>
    </message>
    <message>
        <source>Запись сейчас на пути в VK. Перенести её можно, когда она там будет.</source>
        <translation>The post is on its way to VK now. It can be moved when it is there.</translation>
    </message>
    <message>
        <source>Время этой записи прошло. Откройте её и выберите новое.</source>
        <translation>The time of this post is past. Open it and choose a new one.</translation>
    </message>
    <message>
        <source>это время прошло</source>
        <translation>this time is past</translation>
    </message>
    <message>
        <source>без текста</source>
        <translation>no text</translation>
    </message>
    <message>
        <source>пн вт ср чт пт сб вс</source>
        <translation>Mon Tue Wed Thu Fri Sat Sun</translation>
    </message>
    <message>
        <source>понедельник вторник среда четверг пятница суббота воскресенье</source>
        <translation>Monday Tuesday Wednesday Thursday Friday Saturday Sunday</translation>
    </message>
    <message>
        <source>Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь</source>
        <translation>January February March April May June July August September October November December</translation>
    </message>
    <message>
        <source>вышло {time}</source>
        <translation>published {time}</translation>
    </message>
    <message>
        <source>в VK перенесли на {time}</source>
        <translation>moved in VK to {time}</translation>
    </message>
    <message>
        <source>в VK изменили текст</source>
        <translation>the text was changed in VK</translation>
    </message>
    <message>
        <source>кто-то убрал её из очереди VK</source>
        <translation>somebody took it out of VK&apos;s queue</translation>
    </message>
    <message>
        <source>Публикации на паузе. Перенести запись можно, когда пауза снята.</source>
        <translation>Publishing is paused. The post can be moved when the pause is over.</translation>
    </message>
    <message>
        <source>Календарь: день</source>
        <translation>Calendar: day</translation>
    </message>
    <message>
        <source>Календарь: неделя</source>
        <translation>Calendar: week</translation>
    </message>
</context>
<context>
    <name>capabilities</name>
    <message>
        <source>Читать сообщения</source>
        <translation>Read messages</translation>
    </message>
    <message>
        <source>Отвечать на сообщения</source>
        <translation>Answer messages</translation>
    </message>
    <message>
        <source>Читать комментарии</source>
        <translation>Read comments</translation>
    </message>
    <message>
        <source>Отвечать на комментарии</source>
        <translation>Answer comments</translation>
    </message>
    <message>
        <source>Удалять комментарии</source>
        <translation>Delete comments</translation>
    </message>
    <message>
        <source>Блокировать людей</source>
        <translation>Ban people</translation>
    </message>
    <message>
        <source>Публиковать записи</source>
        <translation>Publish posts</translation>
    </message>
    <message>
        <source>Публиковать с фото</source>
        <translation>Publish with photos</translation>
    </message>
    <message>
        <source>Изменять записи</source>
        <translation>Edit posts</translation>
    </message>
    <message>
        <source>Видеть предложенные записи</source>
        <translation>See suggested posts</translation>
    </message>
    <message>
        <source>Видеть статистику</source>
        <translation>See statistics</translation>
    </message>
    <message>
        <source>ключ сообщества</source>
        <translation>community key</translation>
    </message>
    <message>
        <source>ключ администратора</source>
        <translation>administrator&apos;s key</translation>
    </message>
    <message>
        <source>нет ключа</source>
        <translation>no key</translation>
    </message>
    <message>
        <source>под вопросом</source>
        <translation>in doubt</translation>
    </message>
    <message>
        <source>работает</source>
        <translation>works</translation>
    </message>
    <message>
        <source>не проверено</source>
        <translation>not tried</translation>
    </message>
    <message>
        <source>неизвестно</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>не работает</source>
        <translation>does not work</translation>
    </message>
    <message>
        <source>с {day}</source>
        <translation>since {day}</translation>
    </message>
    <message>
        <source>работало {time}</source>
        <translation>worked {time}</translation>
    </message>
    <message>
        <source>Видеть упоминания</source>
        <translation>See mentions</translation>
    </message>
</context>
<context>
    <name>care</name>
    <message>
        <source>телефон</source>
        <translation>telephone</translation>
    </message>
    <message>
        <source>паспорт</source>
        <translation>passport</translation>
    </message>
    <message>
        <source>СНИЛС</source>
        <translation>SNILS</translation>
    </message>
    <message>
        <source>номер карты</source>
        <translation>card number</translation>
    </message>
    <message>
        <source>пометка «{label}»</source>
        <translation>label “{label}”</translation>
    </message>
    <message>
        <source>слов и выражений: {count}</source>
        <translation>words and phrases: {count}</translation>
    </message>
    <message>
        <source>и в искажённом виде</source>
        <translation>in disguise too</translation>
    </message>
    <message>
        <source>срок {time}</source>
        <translation>term {time}</translation>
    </message>
    <message>
        <source>выше других</source>
        <translation>above the others</translation>
    </message>
    <message>
        <source>блокировка: {term}</source>
        <translation>ban: {term}</translation>
    </message>
    <message>
        <source>блокировка: навсегда</source>
        <translation>ban: for ever</translation>
    </message>
    <message>
        <source>причина для VK: {reason}</source>
        <translation>reason told to VK: {reason}</translation>
    </message>
    <message>
        <source>Выше</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Ниже</source>
        <translation>Move down</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>Мешает отправке</source>
        <translation>Stops it</translation>
    </message>
    <message>
        <source>Внимание</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Подсказка</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>Ключи</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Выбрать</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Время</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Параметры</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Показать</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>запись не уйдёт, пока не исправите</source>
        <translation>the post does not go until it is mended</translation>
    </message>
    <message>
        <source>спросит перед отправкой</source>
        <translation>asks before sending</translation>
    </message>
    <message>
        <source>только скажет</source>
        <translation>only tells</translation>
    </message>
    <message>
        <source>названия сообществ, которых это касается</source>
        <translation>names of the communities concerned</translation>
    </message>
    <message>
        <source>начало тихих часов</source>
        <translation>when quiet hours begin</translation>
    </message>
    <message>
        <source>сколько их в записи</source>
        <translation>how many the post has</translation>
    </message>
    <message>
        <source>дата из текста с годом</source>
        <translation>the date of the text with its year</translation>
    </message>
    <message>
        <source>день выхода записи</source>
        <translation>the day on which the post appears</translation>
    </message>
    <message>
        <source>конец тихих часов</source>
        <translation>when quiet hours end</translation>
    </message>
    <message>
        <source>найденные слова записи</source>
        <translation>the words found in the post</translation>
    </message>
    <message>
        <source>какой это день</source>
        <translation>what day it is</translation>
    </message>
    <message>
        <source>адрес сайта из ссылки</source>
        <translation>the site of the link</translation>
    </message>
    <message>
        <source>сколько знаков сейчас</source>
        <translation>how many characters there are</translation>
    </message>
    <message>
        <source>сколько можно</source>
        <translation>how many may be</translation>
    </message>
    <message>
        <source>за сколько минут VK принимает запись</source>
        <translation>how many minutes before VK takes a post</translation>
    </message>
    <message>
        <source>имя файла</source>
        <translation>the name of the file</translation>
    </message>
    <message>
        <source>номер ответа в опросе</source>
        <translation>the number of the answer in the poll</translation>
    </message>
    <message>
        <source>сколько знаков лишних</source>
        <translation>how many characters are too many</translation>
    </message>
    <message>
        <source>размер фото в точках</source>
        <translation>the size of the photo in pixels</translation>
    </message>
    <message>
        <source>верный день недели</source>
        <translation>the right day of the week</translation>
    </message>
    <message>
        <source>день и время</source>
        <translation>day and time</translation>
    </message>
    <message>
        <source>причина</source>
        <translation>the reason</translation>
    </message>
    <message>
        <source>ширина фото в точках</source>
        <translation>the width of the photo in pixels</translation>
    </message>
    <message>
        <source>Сайты, по одному в строке</source>
        <translation>Sites, one in a line</translation>
    </message>
    <message>
        <source>Слова, по одному в строке; звёздочка вместо окончания</source>
        <translation>Words, one in a line; a star for any ending</translation>
    </message>
</context>
<context>
    <name>connecting</name>
    <message>
        <source>Управление сообществом</source>
        <translation>Community management</translation>
    </message>
    <message>
        <source>Сообщения сообщества</source>
        <translation>Community messages</translation>
    </message>
    <message>
        <source>Стена</source>
        <translation>Wall</translation>
    </message>
    <message>
        <source>Фотографии</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Документы</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>события VK приходить не будут</source>
        <translation>VK’s events will not come</translation>
    </message>
    <message>
        <source>личные сообщения не загрузятся и не уйдут</source>
        <translation>direct messages will neither load nor go out</translation>
    </message>
    <message>
        <source>на комментарии не ответить</source>
        <translation>comments cannot be answered</translation>
    </message>
    <message>
        <source>понадобится для картинок в ответах</source>
        <translation>will be needed for pictures in answers</translation>
    </message>
    <message>
        <source>понадобится для файлов в ответах</source>
        <translation>will be needed for files in answers</translation>
    </message>
    <message>
        <source>У ключа нет прав: {rights}. Подключить можно и так; лучше создать новый ключ, отметив всё.</source>
        <translation>The key lacks rights: {rights}. It can be connected as it is; better make a new key with everything ticked.</translation>
    </message>
    <message>
        <source>Включить события программа не смогла: у ключа нет права «Управление сообществом». Включите их сами: «Управление» → «Дополнительно» → «Работа с API» → «Long Poll API», версия 5.199, и отметьте в «Типах событий» сообщения, записи, комментарии, обсуждения и чёрный список. Или создайте ключ с этим правом.</source>
        <translation>The program could not switch the events on: the key lacks the right “Community management”. Switch them on yourself: “Manage” → “More” → “API usage” → “Long Poll API”, version 5.199, and tick messages, posts, comments, discussions and the blacklist under “Event types”. Or make a key with that right.</translation>
    </message>
    <message>
        <source>События VK (Long Poll) уже были включены.</source>
        <translation>VK’s events (Long Poll) were on already.</translation>
    </message>
    <message>
        <source>Программа включила события VK (Long Poll).</source>
        <translation>The program switched VK’s events (Long Poll) on.</translation>
    </message>
    <message>
        <source>Поставлена нынешняя версия событий.</source>
        <translation>The present version of events was set.</translation>
    </message>
    <message>
        <source>Включены типы событий: {names}.</source>
        <translation>Event types switched on: {names}.</translation>
    </message>
    <message>
        <source>сообщения</source>
        <translation>messages</translation>
    </message>
    <message>
        <source>записи на стене</source>
        <translation>posts on the wall</translation>
    </message>
    <message>
        <source>комментарии к записям</source>
        <translation>comments on posts</translation>
    </message>
    <message>
        <source>комментарии к фото</source>
        <translation>comments on photos</translation>
    </message>
    <message>
        <source>комментарии к видео</source>
        <translation>comments on videos</translation>
    </message>
    <message>
        <source>комментарии к товарам</source>
        <translation>comments on market items</translation>
    </message>
    <message>
        <source>обсуждения</source>
        <translation>discussions</translation>
    </message>
    <message>
        <source>чёрный список</source>
        <translation>blacklist</translation>
    </message>
</context>
<context>
    <name>consent</name>
    <message>
        <source>Запись изменили после согласования ({who}, {time}). Нужно заново.</source>
        <translation>The post was changed after consent ({who}, {time}). It is needed anew.</translation>
    </message>
    <message>
        <source>На согласовании. Автор: {who}, {time}.</source>
        <translation>Waits for consent. Author: {who}, {time}.</translation>
    </message>
    <message>
        <source>Согласовано: {who}, {time}.</source>
        <translation>Agreed to: {who}, {time}.</translation>
    </message>
    <message>
        <source>Возвращено: {who}, {time}.</source>
        <translation>Returned: {who}, {time}.</translation>
    </message>
    <message>
        <source>на согласование</source>
        <translation>asked for consent</translation>
    </message>
    <message>
        <source>согласовано</source>
        <translation>agreed to</translation>
    </message>
    <message>
        <source>возвращено</source>
        <translation>returned</translation>
    </message>
    <message>
        <source> и ещё {count}</source>
        <translation> and {count} more</translation>
    </message>
    <message>
        <source>Нужно согласование: {names}.</source>
        <translation>Consent is needed: {names}.</translation>
    </message>
    <message>
        <source>на согласовании</source>
        <translation>waits for consent</translation>
    </message>
</context>
<context>
    <name>first_run</name>
    <message>
        <source>{names} и ещё {count}</source>
        <translation>{names} and {count} more</translation>
    </message>
    <message>
        <source>Шаг {at} из {count}: {name}</source>
        <translation>Step {at} of {count}: {name}</translation>
    </message>
    <message>
        <source>пройдено</source>
        <translation>done</translation>
    </message>
    <message>
        <source>сейчас</source>
        <translation>now</translation>
    </message>
    <message>
        <source>впереди</source>
        <translation>to come</translation>
    </message>
    <message>
        <source>Проверка сети</source>
        <translation>Network check</translation>
    </message>
    <message>
        <source>Ключ сообщества</source>
        <translation>Community key</translation>
    </message>
    <message>
        <source>Ключ администратора</source>
        <translation>Administrator’s key</translation>
    </message>
    <message>
        <source>Что работает</source>
        <translation>What works</translation>
    </message>
    <message>
        <source>Срок ответа</source>
        <translation>Term of the answer</translation>
    </message>
    <message>
        <source>Загрузка</source>
        <translation>Loading</translation>
    </message>
</context>
<context>
    <name>journal</name>
    <message>
        <source>поручено</source>
        <translation>asked</translation>
    </message>
    <message>
        <source>картинки сохранены</source>
        <translation>pictures kept</translation>
    </message>
    <message>
        <source>отменено</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>сделано</source>
        <translation>done</translation>
    </message>
    <message>
        <source>уже было сделано</source>
        <translation>was done already</translation>
    </message>
    <message>
        <source>неизвестно, проверяется</source>
        <translation>unknown, being looked at</translation>
    </message>
    <message>
        <source>VK отказал</source>
        <translation>VK refused</translation>
    </message>
    <message>
        <source>сделано в VK</source>
        <translation>done in VK</translation>
    </message>
    <message>
        <source>Картинка сохранена, но показать её не получается</source>
        <translation>The picture is kept but cannot be shown</translation>
    </message>
    <message>
        <source>Сохранённая картинка</source>
        <translation>Kept picture</translation>
    </message>
    <message>
        <source>Под фотографией: {words}</source>
        <translation>Under the photo: {words}</translation>
    </message>
    <message>
        <source>Под видео: {words}</source>
        <translation>Under the video: {words}</translation>
    </message>
    <message>
        <source>Под товаром: {words}</source>
        <translation>Under the item: {words}</translation>
    </message>
    <message>
        <source>В обсуждении: {words}</source>
        <translation>In the discussion: {words}</translation>
    </message>
    <message>
        <source>Под записью: {words}</source>
        <translation>Under the post: {words}</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>следующее сообщение</source>
        <translation>next message</translation>
    </message>
    <message>
        <source>предыдущее сообщение</source>
        <translation>previous message</translation>
    </message>
    <message>
        <source>открыть и писать ответ</source>
        <translation>open and write an answer</translation>
    </message>
    <message>
        <source>ответ</source>
        <translation>answer</translation>
    </message>
    <message>
        <source>отправить</source>
        <translation>send</translation>
    </message>
    <message>
        <source>отменить последнее действие</source>
        <translation>undo the last act</translation>
    </message>
    <message>
        <source>готово</source>
        <translation>done</translation>
    </message>
    <message>
        <source>отложить</source>
        <translation>put off</translation>
    </message>
    <message>
        <source>заметка</source>
        <translation>note</translation>
    </message>
    <message>
        <source>шаблоны; или / в пустом поле ответа</source>
        <translation>templates; or / in an empty answer field</translation>
    </message>
    <message>
        <source>о человеке</source>
        <translation>about the person</translation>
    </message>
    <message>
        <source>выбрать строку</source>
        <translation>select the row</translation>
    </message>
    <message>
        <source>выбирать вниз</source>
        <translation>select downwards</translation>
    </message>
    <message>
        <source>выбирать вверх</source>
        <translation>select upwards</translation>
    </message>
    <message>
        <source>поиск</source>
        <translation>search</translation>
    </message>
    <message>
        <source>назад к списку</source>
        <translation>back to the list</translation>
    </message>
    <message>
        <source>разделы</source>
        <translation>sections</translation>
    </message>
    <message>
        <source>обновить</source>
        <translation>refresh</translation>
    </message>
    <message>
        <source>эта подсказка</source>
        <translation>this help</translation>
    </message>
    <message>
        <source>взять себе</source>
        <translation>take it</translation>
    </message>
    <message>
        <source>ответ не нужен</source>
        <translation>no answer needed</translation>
    </message>
    <message>
        <source>удалить комментарий</source>
        <translation>delete the comment</translation>
    </message>
    <message>
        <source>заблокировать человека</source>
        <translation>ban the person</translation>
    </message>
    <message>
        <source>заблокировать окно, если задан код</source>
        <translation>lock the window, if a code is set</translation>
    </message>
    <message>
        <source>новая запись</source>
        <translation>new post</translation>
    </message>
    <message>
        <source>календарь: день</source>
        <translation>calendar: day</translation>
    </message>
    <message>
        <source>календарь: неделя</source>
        <translation>calendar: week</translation>
    </message>
    <message>
        <source>календарь: месяц</source>
        <translation>calendar: month</translation>
    </message>
    <message>
        <source>календарь: список</source>
        <translation>calendar: list</translation>
    </message>
    <message>
        <source>календарь: сегодня</source>
        <translation>calendar: today</translation>
    </message>
    <message>
        <source>календарь: перенести; также →, ↑ и ↓</source>
        <translation>calendar: move; also →, ↑ and ↓</translation>
    </message>
    <message>
        <source>календарь: снять с публикации</source>
        <translation>calendar: take off the plan</translation>
    </message>
</context>
<context>
    <name>lock</name>
    <message>
        <source>Задать код</source>
        <translation>Set the code</translation>
    </message>
    <message>
        <source>Сменить код</source>
        <translation>Change the code</translation>
    </message>
    <message>
        <source>Убрать код</source>
        <translation>Remove the code</translation>
    </message>
</context>
<context>
    <name>moderation</name>
    <message>
        <source>Снять блокировку</source>
        <translation>Lift the ban</translation>
    </message>
    <message>
        <source>Заблокировать человека…</source>
        <translation>Ban the person…</translation>
    </message>
    <message>
        <source>Закрыть комментарии под записью</source>
        <translation>Close comments under the post</translation>
    </message>
    <message>
        <source>Открыть комментарии под записью</source>
        <translation>Open comments under the post</translation>
    </message>
    <message>
        <source>Опубликовать…</source>
        <translation>Publish…</translation>
    </message>
    <message>
        <source>Отклонить…</source>
        <translation>Decline…</translation>
    </message>
    <message>
        <source>Вернуть</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Удалить…</source>
        <translation>Delete…</translation>
    </message>
</context>
<context>
    <name>network</name>
    <message>
        <source>Имя</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Соединение</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Прокси</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Шифрование</source>
        <translation>Encryption</translation>
    </message>
    <message>
        <source>VK</source>
        <translation>VK</translation>
    </message>
    <message>
        <source>в порядке</source>
        <translation>fine</translation>
    </message>
    <message>
        <source>не прошло</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>не нужно</source>
        <translation>not needed</translation>
    </message>
    <message>
        <source>не дошло</source>
        <translation>not reached</translation>
    </message>
</context>
<context>
    <name>pauses</name>
    <message>
        <source>Отложено записей: {count}.</source>
        <translation>Posts put off: {count}.</translation>
    </message>
    <message>
        <source>Пауза закончена, сами отложенные записи не выйдут.</source>
        <translation>The pause is over; what was put off does not appear by itself.</translation>
    </message>
    <message>
        <source>Публикации на паузе {reasons}.</source>
        <translation>Publishing is paused {reasons}.</translation>
    </message>
    <message>
        <source>Публикации остановлены. Отложено записей: {count}</source>
        <translation>Publishing is stopped. Posts put off: {count}</translation>
    </message>
    <message>
        <source>Возвращаются на своё время: {count}.</source>
        <translation>Going back to their times: {count}.</translation>
    </message>
    <message>
        <source>Время прошло: {count}. Выберите им новое.</source>
        <translation>Time is over: {count}. Choose a new one.</translation>
    </message>
    <message>
        <source>Сейчас на пути: {count}. Повторите позже.</source>
        <translation>On their way now: {count}. Try again later.</translation>
    </message>
    <message>
        <source>Паузы больше нет.</source>
        <translation>The pause is gone.</translation>
    </message>
    <message>
        <source>с {time}: {reason} (сообществ: {count})</source>
        <translation>since {time}: {reason} (communities: {count})</translation>
    </message>
    <message>
        <source>Отложено, пока пауза: {names}</source>
        <translation>Put off during the pause: {names}</translation>
    </message>
    <message>
        <source>Снова отложено: {count}.</source>
        <translation>Put off again: {count}.</translation>
    </message>
    <message>
        <source>Уже не отложить: {count}.</source>
        <translation>Cannot be put off any more: {count}.</translation>
    </message>
    <message>
        <source>Ждёт решения в «Отправке»: {count}.</source>
        <translation>Waiting for a decision in “Outbox”: {count}.</translation>
    </message>
    <message>
        <source>не отложено: {count}</source>
        <translation>not put off: {count}</translation>
    </message>
</context>
<context>
    <name>post</name>
    <message>
        <source>Файл</source>
        <translation>File</translation>
    </message>
    <message>
        <source>название и картинку возьмёт VK</source>
        <translation>VK will take the title and the picture</translation>
    </message>
    <message>
        <source>Ссылка</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Проголосуйте первым</source>
        <translation>Be the first to vote</translation>
    </message>
    <message>
        <source>Опрос «{question}». {kind}. {answers}</source>
        <translation>Poll “{question}”. {kind}. {answers}</translation>
    </message>
    <message>
        <source>Анонимный опрос</source>
        <translation>Anonymous poll</translation>
    </message>
    <message>
        <source>Публичный опрос</source>
        <translation>Public poll</translation>
    </message>
    <message>
        <source>несколько ответов</source>
        <translation>several answers</translation>
    </message>
    <message>
        <source>до {day}, {time}</source>
        <translation>until {day}, {time}</translation>
    </message>
    <message>
        <source>Реклама</source>
        <translation>Advertising</translation>
    </message>
    <message>
        <source>сейчас · Ответить</source>
        <translation>now · Reply</translation>
    </message>
    <message>
        <source>Первый комментарий: {text}</source>
        <translation>First comment: {text}</translation>
    </message>
    <message>
        <source>Предыдущая</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Следующая</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Карусель, {place}: {names}</source>
        <translation>Carousel, {place}: {names}</translation>
    </message>
    <message>
        <source>Вложения: {names}</source>
        <translation>Attachments: {names}</translation>
    </message>
    <message>
        <source>{number} из {count}</source>
        <translation>{number} of {count}</translation>
    </message>
    <message>
        <source>видео</source>
        <translation>video</translation>
    </message>
    <message>
        <source>фото</source>
        <translation>photo</translation>
    </message>
    <message>
        <source>Здесь будет видна запись.</source>
        <translation>The post will be seen here.</translation>
    </message>
    <message>
        <source>Комментарии закрыты</source>
        <translation>Comments are closed</translation>
    </message>
    <message>
        <source>сейчас</source>
        <translation>now</translation>
    </message>
    <message>
        <source>{day} в {time}</source>
        <translation>{day} at {time}</translation>
    </message>
    <message>
        <source>Источник: {site}</source>
        <translation>Source: {site}</translation>
    </message>
    <message>
        <source>имя владельца ключа администратора</source>
        <translation>name of the administrator key’s owner</translation>
    </message>
    <message>
        <source>Показать ещё</source>
        <translation>Show more</translation>
    </message>
    <message>
        <source>Показать запись целиком</source>
        <translation>Show the whole post</translation>
    </message>
</context>
<context>
    <name>posting</name>
    <message>
        <source>Ещё не прочитано, что здесь работает.</source>
        <translation>What works here is not read yet.</translation>
    </message>
    <message>
        <source>Публиковать нельзя.</source>
        <translation>Publishing is not possible.</translation>
    </message>
    <message>
        <source>Публиковать можно.</source>
        <translation>Publishing is possible.</translation>
    </message>
    <message>
        <source>Фото не уйдут.</source>
        <translation>The photos will not go.</translation>
    </message>
    <message>
        <source>Фото нельзя.</source>
        <translation>No photos.</translation>
    </message>
</context>
<context>
    <name>session</name>
    <message>
        <source>Учебный район запускается…</source>
        <translation>The training district is starting…</translation>
    </message>
    <message>
        <source>Учебный район открывается в своём окне.</source>
        <translation>The training district is opening in a window of its own.</translation>
    </message>
    <message>
        <source>Учебный район не открылся: программа не запустилась.</source>
        <translation>The training district did not open: the program would not start.</translation>
    </message>
    <message>
        <source>Программа не открылась сама. Откройте её ещё раз: всё сохранено.</source>
        <translation>The program did not open by itself. Open it once more: everything is kept.</translation>
    </message>
    <message>
        <source>Ключ файла не удалось вернуть в хранилище ключей: оно закрыто или его нет. При следующем запуске код восстановления понадобится снова.</source>
        <translation>The file&apos;s key could not be put back into the keyring: it is locked or missing. The recovery code will be needed again at the next start.</translation>
    </message>
</context>
<context>
    <name>shell</name>
    <message>
        <source>запускается</source>
        <translation>starting</translation>
    </message>
    <message>
        <source>нет связи</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>нет сообществ</source>
        <translation>no communities</translation>
    </message>
    <message>
        <source>нет доступа</source>
        <translation>no access</translation>
    </message>
    <message>
        <source>на связи</source>
        <translation>online</translation>
    </message>
    <message>
        <source>соединяется</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>Нет связи с {time}. Можно читать, искать и писать</source>
        <translation>Offline since {time}. You can read, search and write</translation>
    </message>
    <message>
        <source>в очереди {count}</source>
        <translation>queued {count}</translation>
    </message>
    <message>
        <source>Загружено {loaded}</source>
        <translation>Loaded {loaded}</translation>
    </message>
    <message>
        <source>Загружено {loaded} из ~{total}</source>
        <translation>Loaded {loaded} of ~{total}</translation>
    </message>
    <message>
        <source>загружается</source>
        <translation>loading</translation>
    </message>
    <message>
        <source>ключ не подходит</source>
        <translation>the key does not fit</translation>
    </message>
    <message>
        <source>нет ключа</source>
        <translation>no key</translation>
    </message>
    <message>
        <source>нужна помощь</source>
        <translation>needs help</translation>
    </message>
    <message>
        <source>не запущено</source>
        <translation>not running</translation>
    </message>
    <message>
        <source>ждёт вас {count}</source>
        <translation>waiting for you {count}</translation>
    </message>
</context>
<context>
    <name>snooze</name>
    <message>
        <source>Через час</source>
        <translation>In an hour</translation>
    </message>
    <message>
        <source>Завтра в 9:00</source>
        <translation>Tomorrow at 9:00</translation>
    </message>
    <message>
        <source>В понедельник в 9:00</source>
        <translation>On Monday at 9:00</translation>
    </message>
</context>
<context>
    <name>storage</name>
    <message>
        <source>Переписка</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>Комментарии</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>Упоминания</source>
        <translation>Mentions</translation>
    </message>
    <message>
        <source>Записи сообществ</source>
        <translation>Posts</translation>
    </message>
    <message>
        <source>История отправки</source>
        <translation>History of sending</translation>
    </message>
    <message>
        <source>Копии в журнале</source>
        <translation>Copies in the journal</translation>
    </message>
    <message>
        <source>Картинки на диске</source>
        <translation>Pictures on the disk</translation>
    </message>
    <message>
        <source>Сообщения закрытых диалогов с заметками к ним.</source>
        <translation>Messages of closed dialogues, with the notes by them.</translation>
    </message>
    <message>
        <source>Комментарии закрытых веток с заметками к ним.</source>
        <translation>Comments of closed branches, with the notes by them.</translation>
    </message>
    <message>
        <source>Записи на чужих стенах, с которыми вы разобрались.</source>
        <translation>Posts on walls of others that you are done with.</translation>
    </message>
    <message>
        <source>Слова записей, под которыми ничего не осталось.</source>
        <translation>Words of posts under which nothing is left.</translation>
    </message>
    <message>
        <source>Ответы и действия, с которыми всё решено.</source>
        <translation>Answers and acts that are settled.</translation>
    </message>
    <message>
        <source>Слова и картинки граждан; строки журнала остаются.</source>
        <translation>Words and pictures of citizens; the lines of the journal stay.</translation>
    </message>
    <message>
        <source>Картинки, на которые давно не смотрели.</source>
        <translation>Pictures that nobody has looked at for long.</translation>
    </message>
    <message>
        <source>{size} ГБ</source>
        <translation>{size} GB</translation>
    </message>
    <message>
        <source>{size} МБ</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{size} КБ</source>
        <translation>{size} KB</translation>
    </message>
    <message>
        <source>удалять нечего</source>
        <translation>nothing to remove</translation>
    </message>
    <message>
        <source>{count}: с {oldest} по {newest}, около {size}</source>
        <translation>{count}: from {oldest} to {newest}, about {size}</translation>
    </message>
    <message>
        <source>Имя и аватар</source>
        <translation>Name and avatar</translation>
    </message>
    <message>
        <source>Сообщения в диалогах, с ответами на них: {n}</source>
        <translation>Messages of dialogues, with the answers: {n}</translation>
    </message>
    <message>
        <source>Комментарии: {n}</source>
        <translation>Comments: {n}</translation>
    </message>
    <message>
        <source>Ответы сообщества на них: {n}</source>
        <translation>Answers of the community to them: {n}</translation>
    </message>
    <message>
        <source>Записи: {n}</source>
        <translation>Posts: {n}</translation>
    </message>
    <message>
        <source>Копии и картинки в журнале: {n}</source>
        <translation>Copies and pictures in the journal: {n}</translation>
    </message>
    <message>
        <source>Заметки и черновики: {n}</source>
        <translation>Notes and drafts: {n}</translation>
    </message>
    <message>
        <source>Строки отправки: {n}</source>
        <translation>Lines of the outbox: {n}</translation>
    </message>
    <message>
        <source>Копируем данные… {share} %</source>
        <translation>Copying the data… {share} %</translation>
    </message>
    <message>
        <source>Записываем файл… {share} %</source>
        <translation>Writing the file… {share} %</translation>
    </message>
    <message>
        <source>Проверяем записанное… {share} %</source>
        <translation>Checking what was written… {share} %</translation>
    </message>
    <message>
        <source>Читаем копию… {share} %</source>
        <translation>Reading the backup… {share} %</translation>
    </message>
    <message>
        <source>Готовим данные…</source>
        <translation>Making the data ready…</translation>
    </message>
    <message>
        <source>Об этом человеке здесь больше ничего нет.</source>
        <translation>Nothing is kept of this person here any more.</translation>
    </message>
    <message>
        <source>Данные удалены. Запись об этом есть в журнале.</source>
        <translation>The data are erased. The journal tells of it.</translation>
    </message>
    <message>
        <source>Данные удалены. Следы в журнале файла исчезнут при следующем запуске программы.</source>
        <translation>The data are erased. Traces in the log of the file go at the next start of the program.</translation>
    </message>
</context>
<context>
    <name>targets</name>
    <message>
        <source>Снять с публикации</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Отправить ещё раз…</source>
        <translation>Send again…</translation>
    </message>
    <message>
        <source>Попробовать снова</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Проверить в VK</source>
        <translation>Check in VK</translation>
    </message>
    <message>
        <source>Отправить ещё раз</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Взять из VK</source>
        <translation>Take VK&apos;s</translation>
    </message>
    <message>
        <source>Вернуть наш вариант</source>
        <translation>Put ours back</translation>
    </message>
    <message>
        <source>Открыть в VK</source>
        <translation>Open in VK</translation>
    </message>
    <message>
        <source>Здесь записи в VK нет. Она уйдёт, когда вы её отправите.</source>
        <translation>There is no post in VK here. It goes when you send it.</translation>
    </message>
    <message>
        <source>VK пока не берёт эту запись в очередь. Программа передаст её сама: нужен включённый ПК.</source>
        <translation>VK does not take this post into its queue yet. The program hands it over by itself: this PC must be on.</translation>
    </message>
    <message>
        <source>Стоит в очереди VK. Выйдет в это время, даже если ПК выключен.</source>
        <translation>It waits in VK&apos;s queue. It comes out at this time even if this PC is off.</translation>
    </message>
    <message>
        <source>В очереди VK её больше нет, и на стене она не появилась: кто-то удалил её в VK. Текст сохранён здесь.</source>
        <translation>It is in VK&apos;s queue no more and did not appear on the wall: somebody deleted it in VK. The text is kept here.</translation>
    </message>
    <message>
        <source>Время прошло, а на стене записи не видно. Откройте сообщество в VK и проверьте.</source>
        <translation>Its time is past and the post is not seen on the wall. Open the community in VK and check.</translation>
    </message>
    <message>
        <source>Вышло: {time}.</source>
        <translation>Out: {time}.</translation>
    </message>
    <message>
        <source>Снята из очереди VK на время паузы. Время до паузы: {time}.</source>
        <translation>Taken out of VK&apos;s queue for the pause. Its time before the pause: {time}.</translation>
    </message>
    <message>
        <source>VK отказал. Запись сохранена здесь.</source>
        <translation>VK refused. The post is kept here.</translation>
    </message>
    <message>
        <source>Вы сняли её с публикации. Текст сохранён здесь.</source>
        <translation>You took it back. The text is kept here.</translation>
    </message>
    <message>
        <source>Уйдёт через {seconds} с, пока можно отменить.</source>
        <translation>Goes in {seconds} s, until then it can be undone.</translation>
    </message>
    <message>
        <source>Ждёт и уйдёт сама.</source>
        <translation>It waits and goes by itself.</translation>
    </message>
    <message>
        <source>Передаётся в VK.</source>
        <translation>Being handed to VK.</translation>
    </message>
    <message>
        <source>Кто-то изменил эту запись в VK. Ваш вариант сохранён здесь.</source>
        <translation>Somebody changed this post in VK. Your version is kept here.</translation>
    </message>
    <message>
        <source>Время в VK: {time}.</source>
        <translation>Time in VK: {time}.</translation>
    </message>
    <message>
        <source>Текст в VK: «{text}»</source>
        <translation>Text in VK: “{text}”</translation>
    </message>
    <message>
        <source>Неизвестно, дошла ли она до VK. Программа проверяет.</source>
        <translation>It is not known whether it reached VK. The program is checking.</translation>
    </message>
    <message>
        <source>Неизвестно, дошла ли она до VK. Проверьте в VK, прежде чем отправлять снова.</source>
        <translation>It is not known whether it reached VK. Check in VK before sending it again.</translation>
    </message>
    <message>
        <source>Исправить на стене…</source>
        <translation>Correct on the wall…</translation>
    </message>
</context>
<context>
    <name>thread</name>
    <message>
        <source>отправлено</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>Показать полностью</source>
        <translation>Show all of it</translation>
    </message>
    <message>
        <source>удалено в VK</source>
        <translation>deleted in VK</translation>
    </message>
    <message>
        <source>изменено</source>
        <translation>edited</translation>
    </message>
    <message>
        <source>ответил коллега</source>
        <translation>a colleague answered</translation>
    </message>
    <message>
        <source>прочитано</source>
        <translation>read</translation>
    </message>
    <message>
        <source>Заметка, её видите только вы</source>
        <translation>A note only you see</translation>
    </message>
    <message>
        <source>Показать запись целиком</source>
        <translation>Show the whole post</translation>
    </message>
</context>
<context>
    <name>time</name>
    <message>
        <source>{zone}, у вас {time}</source>
        <translation>{zone}, yours {time}</translation>
    </message>
    <message>
        <source>Сегодня 18:00</source>
        <translation>Today 18:00</translation>
    </message>
    <message>
        <source>Завтра 9:00</source>
        <translation>Tomorrow 9:00</translation>
    </message>
    <message>
        <source>Завтра 18:00</source>
        <translation>Tomorrow 18:00</translation>
    </message>
    <message>
        <source>Понедельник 9:00</source>
        <translation>Monday 9:00</translation>
    </message>
    <message>
        <source>Через час</source>
        <translation>In an hour</translation>
    </message>
</context>
<context>
    <name>tray</name>
    <message>
        <source>Последнее — {name}</source>
        <translation>The latest — {name}</translation>
    </message>
</context>
<context>
    <name>uploads</name>
    <message>
        <source>VK принимает: {file}</source>
        <translation>VK is taking: {file}</translation>
    </message>
    <message>
        <source>Загружается {file}</source>
        <translation>Uploading {file}</translation>
    </message>
    <message>
        <source>фото</source>
        <translation>photo</translation>
    </message>
    <message>
        <source>видео</source>
        <translation>video</translation>
    </message>
    <message>
        <source>документ</source>
        <translation>document</translation>
    </message>
    <message>
        <source>{kind} {number} из {count}</source>
        <translation>{kind} {number} of {count}</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{sent} из {size} МБ</source>
        <translation>{sent} of {size} MB</translation>
    </message>
    <message>
        <source>Загрузка отменена, в VK ничего не вышло. Запись и файлы сохранены.</source>
        <translation>The upload was stopped, nothing appeared in VK. The post and its files are kept.</translation>
    </message>
    <message>
        <source>Уже передаётся и не отменено: {places}.</source>
        <translation>Already on its way and not stopped: {places}.</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>сегодня</source>
        <translation>today</translation>
    </message>
    <message>
        <source>вчера</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>завтра</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>{minutes} мин</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} ч {minutes} мин</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{hours} ч</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>просрочено на {time}</source>
        <translation>overdue by {time}</translation>
    </message>
    <message>
        <source>ещё {time}</source>
        <translation>{time} left</translation>
    </message>
    <message>
        <source>ЛС</source>
        <translation>DM</translation>
    </message>
    <message>
        <source>комментарий</source>
        <translation>comment</translation>
    </message>
    <message>
        <source>личные сообщения</source>
        <translation>direct messages</translation>
    </message>
    <message>
        <source>комментарий под записью</source>
        <translation>comment on a post</translation>
    </message>
    <message>
        <source>ответил коллега</source>
        <translation>a colleague answered</translation>
    </message>
    <message>
        <source>отвечено</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>готово</source>
        <translation>done</translation>
    </message>
    <message>
        <source>отложено до {time}</source>
        <translation>put off until {time}</translation>
    </message>
    <message>
        <source>не отправлено</source>
        <translation>not sent</translation>
    </message>
    <message>
        <source>неизвестно</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>отправляется</source>
        <translation>sending</translation>
    </message>
    <message>
        <source>скоро уйдёт</source>
        <translation>going soon</translation>
    </message>
    <message>
        <source>в очереди</source>
        <translation>queued</translation>
    </message>
    <message>
        <source>отправлено</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>ждёт</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>снято</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>уйдёт через {seconds} с</source>
        <translation>goes in {seconds} s</translation>
    </message>
    <message>
        <source>ждёт связи, уйдёт сам</source>
        <translation>awaits the network, goes by itself</translation>
    </message>
    <message>
        <source>отправлено {time}</source>
        <translation>sent {time}</translation>
    </message>
    <message>
        <source>неизвестно: проверяем в VK</source>
        <translation>unknown: checking in VK</translation>
    </message>
    <message>
        <source>января февраля марта апреля мая июня июля августа сентября октября ноября декабря</source>
        <translation>January February March April May June July August September October November December</translation>
    </message>
    <message>
        <source>Этот человек не разрешил сообществу писать ему. Ответить нельзя.</source>
        <translation>This person has not allowed the community to write to them. No answer is possible.</translation>
    </message>
    <message>
        <source>VK сейчас не даёт написать этому человеку.</source>
        <translation>VK does not let you write to this person now.</translation>
    </message>
    <message>
        <source>Запрет до {time}.</source>
        <translation>Not before {time}.</translation>
    </message>
    <message>
        <source>взято себе</source>
        <translation>taken by you</translation>
    </message>
    <message>
        <source>удалено в VK</source>
        <translation>deleted in VK</translation>
    </message>
    <message>
        <source>ответ не нужен</source>
        <translation>no answer needed</translation>
    </message>
    <message>
        <source>Человек закрыл личные сообщения. Ответить нельзя.</source>
        <translation>This person takes no messages. They cannot be answered.</translation>
    </message>
    <message>
        <source>заблокирован навсегда</source>
        <translation>banned for ever</translation>
    </message>
    <message>
        <source>заблокирован до {time}</source>
        <translation>banned until {time}</translation>
    </message>
    <message>
        <source>фото</source>
        <translation>photo</translation>
    </message>
    <message>
        <source>видео</source>
        <translation>video</translation>
    </message>
    <message>
        <source>товар</source>
        <translation>market</translation>
    </message>
    <message>
        <source>обсуждение</source>
        <translation>discussion</translation>
    </message>
    <message>
        <source>предложка</source>
        <translation>suggested</translation>
    </message>
    <message>
        <source>запись жителя</source>
        <translation>post by a citizen</translation>
    </message>
    <message>
        <source>комментарий под фотографией</source>
        <translation>comment under a photo</translation>
    </message>
    <message>
        <source>комментарий под видео</source>
        <translation>comment under a video</translation>
    </message>
    <message>
        <source>комментарий под товаром</source>
        <translation>comment under a market item</translation>
    </message>
    <message>
        <source>предложенная запись</source>
        <translation>suggested post</translation>
    </message>
    <message>
        <source>запись жителя на стене</source>
        <translation>post by a citizen on the wall</translation>
    </message>
    <message>
        <source>разобрано в VK</source>
        <translation>dealt with in VK</translation>
    </message>
    <message>
        <source>требует внимания: {labels}</source>
        <translation>needs care: {labels}</translation>
    </message>
    <message>
        <source>упоминание</source>
        <translation>mention</translation>
    </message>
    <message>
        <source>упоминание на другой стене</source>
        <translation>mention on another wall</translation>
    </message>
    <message>
        <source>запись</source>
        <translation>post</translation>
    </message>
    <message>
        <source>запись сообщества</source>
        <translation>post of the community</translation>
    </message>
</context>
</TS>
